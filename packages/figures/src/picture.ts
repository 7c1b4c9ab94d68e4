// Pictures of figures, drawn by a browser on this machine. Node only.
export type { AnyFigure } from './figure.ts';
export { type BrowserSearch, findBrowser } from './find-browser.ts';
export { launchBrowser } from './launch-browser.ts';
export { openPictures, type PictureOptions, type Pictures } from './open-pictures.ts';
export { pictures } from './pictures.ts';
