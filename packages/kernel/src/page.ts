export { type NotebookPageOptions, notebookPage } from './page/notebook-page.ts';
