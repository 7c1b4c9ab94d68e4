/** Draws figures when they come near, and shows what else there is of those it cannot draw. */
export const pageScript: string = `
const known = window.Plotly ? Object.keys(Plotly.PlotSchema.get().traces) : [];
const instead = (plot) => { plot.replaceChildren(plot.querySelector('template').content); };
const draw = (plot) => {
  near.unobserve(plot);
  if (plot.dataset.drawn !== undefined) return;
  plot.dataset.drawn = '';
  const { data = [], layout = {}, config = {} } = JSON.parse(plot.querySelector('script').textContent);
  if (!data.every(({ type = 'scatter' }) => known.includes(type))) return instead(plot);
  const place = plot.querySelector('.drawing');
  if (layout.width > place.clientWidth) delete layout.width;
  Plotly.newPlot(place, data, { ...layout, autosize: layout.width === undefined }, { ...config, responsive: true, showSendToCloud: false })
    .catch(() => instead(plot));
};
const near = new IntersectionObserver(
  (entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => draw(entry.target)),
  { rootMargin: '500px 0px' },
);
const plots = [...document.querySelectorAll('.plot')];
plots.forEach((plot) => near.observe(plot));
addEventListener('beforeprint', () => plots.forEach(draw));
`;

/** Fits frames to what they hold. It comes first in a page, as frames may tell their height before the rest is there. */
export const frameScript: string = `
addEventListener('message', ({ data, source }) => {
  const frame = [...document.querySelectorAll('iframe.frame')].find((one) => one.contentWindow === source);
  if (frame && data && Number(data.lrlabHeight) > 0) frame.style.height = Math.min(Number(data.lrlabHeight), 4000) + 'px';
});
`;
