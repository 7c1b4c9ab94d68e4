import { type Cell, type Notebook, tagsOf } from '../notebook.ts';
import { codeHtml } from './code-html.ts';
import { htmlText } from './html-text.ts';
import { type FindPicture, markdownHtml } from './markdown-html.ts';
import { outputHtml, plotlyType } from './output-html.ts';
import { frameScript, pageScript } from './page-script.ts';
import { pageStyle } from './page-style.ts';

/** What a page is made with; every field may be left out. */
export interface NotebookPageOptions {
  /** The title where the notebook has no heading. */
  readonly title?: string;
  /** The source of plotly.js, which is in the page once if it has figures; without it they are shown in another form. */
  readonly plotly?: string;
  /** The `data:` URL of a picture that the notebook names by its file. */
  readonly findPicture?: (address: string) => string | undefined;
}

// Pictures may come from the network; nothing else does, nor is anything sent.
const security =
  "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data: blob: https:; font-src data:; media-src data:; base-uri 'none'; form-action 'none'";

/**
 * A notebook as one HTML page that needs no network: Markdown with formulas, coloured code, outputs of every kind, figures
 * drawn by plotly.js. What a notebook brings cannot run in the page: HTML is cleaned, or in a frame that reaches nothing
 * if it has scripts. Cells tagged `remove-cell`, `remove-input` or `remove-output` are shown without these.
 *
 * @example
 * ```ts
 * const html = notebookPage(notebook, { title: 'first', plotly: await librarySource() });
 * ```
 */
export function notebookPage(notebook: Notebook, options: NotebookPageOptions = {}): string {
  const { title = 'Notebook', plotly, findPicture = () => undefined } = options;
  const language = languageOf(notebook);
  const cells = notebook.cells.map((cell) => cellHtml(cell, language, findPicture)).join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${security}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${htmlText(headingOf(notebook) ?? title)}</title>
<style>${pageStyle}</style>
<script>${frameScript}</script>
</head>
<body>
<main>
${cells}
</main>
${plotly !== undefined && hasFigures(notebook) ? `<script>${inlineScript(plotly)}</script>` : ''}
<script>${pageScript}</script>
</body>
</html>
`;
}

function cellHtml(cell: Cell, language: string, findPicture: FindPicture): string {
  const tags = tagsOf(cell);
  if (tags.includes('remove-cell')) return '';
  const id = cell.id === undefined ? '' : ` id="${htmlText(cell.id)}"`;
  switch (cell.cell_type) {
    case 'markdown': {
      const attached: FindPicture = (address) =>
        attachmentOf(cell.attachments, address) ?? findPicture(address);
      return `<section class="cell prose"${id}>${markdownHtml(cell.source, attached)}</section>`;
    }
    case 'raw':
      return `<section class="cell"${id}><pre class="text">${htmlText(cell.source)}</pre></section>`;
    case 'code': {
      const isBare = tags.includes('remove-input') || cell.source.trim() === '';
      const outputs = tags.includes('remove-output') ? [] : cell.outputs;
      const shown = outputs.map((output) => `<div class="output">${outputHtml(output, findPicture)}</div>`);
      return `<section class="cell"${id}>${[isBare ? '' : codeHtml(cell.source, language), ...shown].join('\n')}</section>`;
    }
  }
}

function attachmentOf(
  attachments: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined,
  address: string,
): string | undefined {
  const name = /^attachment:(.*)$/.exec(address)?.[1];
  const [found] = Object.entries((name !== undefined && attachments?.[decoded(name)]) || {});
  return found && /^image\/[\w.+-]+$/.test(found[0])
    ? `data:${found[0]};base64,${String(found[1])}`
    : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function languageOf({ metadata }: Notebook): string {
  const { kernelspec, language_info } = metadata as Readonly<
    Record<string, { readonly language?: unknown; readonly name?: unknown } | undefined>
  >;
  return String(kernelspec?.language ?? language_info?.name ?? 'typescript').toLowerCase();
}

/** The first heading, without its marks. */
function headingOf({ cells }: Notebook): string | undefined {
  for (const { cell_type, source } of cells) {
    const heading = cell_type === 'markdown' ? /^#{1,2}\s+(.+)$/m.exec(source)?.[1] : undefined;
    if (heading) return heading.replace(/<[^<>]*>|[*_`]/g, '').trim();
  }
  return undefined;
}

const hasFigures = ({ cells }: Notebook): boolean =>
  cells.some(
    (cell) =>
      cell.cell_type === 'code' &&
      cell.outputs.some((output) => 'data' in output && plotlyType in output.data),
  );

/** JavaScript that may stand in a page: neither of these ends or hides the script, and in a string both mean the same. */
const inlineScript = (source: string): string =>
  source.replace(/<(?=\/script)/gi, '\\x3C').replace(/<(?=!--)/g, '\\x3C');
