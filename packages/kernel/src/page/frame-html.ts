import { htmlText } from './html-text.ts';

// Told at once, too: a frame out of sight observes nothing.
const tellHeight = `<script>(()=>{const tell=()=>parent.postMessage({lrlabHeight:document.documentElement.offsetHeight},'*');
tell();addEventListener('load',tell);new ResizeObserver(tell).observe(document.documentElement)})()</script>`;

/** HTML with scripts or styles of its own, in a frame that reaches nothing of the page and tells how high it is. */
export function frameHtml(html: string): string {
  const page = `<!doctype html><meta charset="utf-8"><style>body{margin:0;padding:.5rem;font:14px/1.5 system-ui,sans-serif;color:#1a1a1a}</style>${html}${tellHeight}`;
  return `<iframe class="frame" sandbox="allow-scripts" title="HTML output" srcdoc="${htmlText(page)}"></iframe>`;
}
