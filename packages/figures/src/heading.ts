import type { Layout } from './figure.ts';
import { ink, softInk } from './look.ts';
import { linesOf, plotlyText, wrapped } from './plain-text.ts';

/** Title and caption on the left over a figure, and the margin they take; wrapped for a figure 400 pixels wide. */
export function headingOf(title: string, caption: string): { title?: Layout; top: number } {
  if (!title && !caption) return { top: 24 };
  const rows = linesOf(title, 44).length + linesOf(caption, 58).length;
  return {
    title: {
      text: [
        ...(title ? [`<b>${wrapped(title, 44)}</b>`] : []),
        ...linesOf(caption, 58).map(
          (line) => `<span style="font-size:13px;color:${softInk}">${plotlyText(line)}</span>`,
        ),
      ].join('<br>'),
      font: { size: 16, color: ink },
      x: 0,
      xref: 'container',
      xanchor: 'left',
      y: 1,
      yref: 'container',
      yanchor: 'top',
      // plotly.js lowers a single line by its capitals, but not the first of several.
      pad: { l: 14, t: rows > 1 ? 26 : 14 },
    },
    top: 26 + 20 * rows,
  };
}
