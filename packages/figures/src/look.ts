import type { Layout } from './figure.ts';

/**
 * The colours of lines, in order: those of Okabe and Ito (https://jfly.uni-koeln.de/color/) that are dark enough for a
 * line on white, told apart by people who see fewer colours too.
 */
export const palette: readonly string[] = [
  '#0072b2',
  '#d55e00',
  '#009e73',
  '#aa4499',
  '#56b4e9',
  '#e69f00',
  '#222222',
];

/** The colour of line `index`; after the last comes the first again. */
export const colorAt = (index: number): string => palette[index % palette.length]!;

export const ink = '#1f2933';
export const softInk = '#52606d';
export const gridColor = '#e8ecf0';
export const axisColor = '#9aa5b1';

export const fontFamily: string =
  "Inter, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";

/** What every axis has in common. */
export const axisLook: Layout = {
  gridcolor: gridColor,
  linecolor: axisColor,
  zeroline: false,
  ticks: 'outside',
  ticklen: 4,
  tickcolor: axisColor,
  tickfont: { size: 12, color: softInk },
  automargin: true,
};

/** What every figure has in common. */
export const figureLook: Layout = {
  font: { family: fontFamily, size: 13, color: ink },
  paper_bgcolor: '#ffffff',
  plot_bgcolor: '#ffffff',
  hoverlabel: {
    bgcolor: 'rgba(255, 255, 255, 0.96)',
    bordercolor: '#cbd2d9',
    align: 'left',
    font: { family: fontFamily, size: 13, color: ink },
  },
  dragmode: 'zoom',
};

/** How the figures are meant to be shown: no logo, no button that sends the data away, as wide as there is room. */
export const config: Layout = {
  displaylogo: false,
  showSendToCloud: false,
  responsive: true,
  modeBarButtonsToRemove: ['select2d', 'lasso2d', 'autoScale2d'],
};
