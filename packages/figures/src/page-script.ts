import { scriptJson } from './html-text.ts';
import { config } from './look.ts';

/** Draws each figure when it comes near the window, and the ones left before the page is printed. */
export const pageScript: string = `
const config = ${scriptJson(config)};
const plots = [...document.querySelectorAll('.plot')];
const draw = (plot) => {
  near.unobserve(plot);
  if (plot.dataset.drawn !== undefined) return;
  plot.dataset.drawn = '';
  const { data, layout } = JSON.parse(plot.nextElementSibling.textContent);
  Plotly.newPlot(plot, data, layout, config);
};
const near = new IntersectionObserver(
  (entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => draw(entry.target)),
  { rootMargin: '500px 0px' },
);
plots.forEach((plot) => near.observe(plot));
addEventListener('beforeprint', () => plots.forEach(draw));
`;
