/** How a page looks: one column, light or dark as the reader has it, readable on a phone and on paper. */
export const pageStyle: string = `
:root { color-scheme: light dark; --ink: #1f2430; --soft: #5b6472; --paper: #fff; --panel: #f5f7f9; --line: #dfe4ea; --link: #0a5bb5;
  --red: #b3261e; --red-panel: #fdf0ee; --word: #8b1a8b; --string: #1a6b2d; --number: #9a4400; --name: #0a5bb5; --type: #0b6a75; }
@media (prefers-color-scheme: dark) { :root { --ink: #dfe3ea; --soft: #9aa4b2; --paper: #16191f; --panel: #1f242c; --line: #343b46; --link: #7ab8ff;
  --red: #ff9d94; --red-panel: #33201f; --word: #e0a0e6; --string: #9bd7a5; --number: #f0b27a; --name: #8cc2ff; --type: #7fd3dd; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 56rem; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 16px/1.6 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans CJK SC', sans-serif; overflow-wrap: break-word; }
a { color: var(--link); }
h1, h2, h3, h4 { line-height: 1.3; margin: 1.8em 0 .5em; } h1 { font-size: 1.8rem; margin-top: 0; } h2 { font-size: 1.3rem; } h3 { font-size: 1.1rem; }
p, ul, ol { margin: .6em 0; } blockquote { margin: .6em 0; padding-left: 1em; border-left: 3px solid var(--line); color: var(--soft); }
img { max-width: 100%; height: auto; }
.output img { background: #fff; border-radius: .25rem; }
.cell { margin: 0 0 1rem; } .cell:target { outline: 2px solid var(--link); outline-offset: .5rem; }
pre { margin: .4rem 0; padding: .7rem .9rem; overflow-x: auto; border-radius: .4rem; font: 13.5px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .9em; } pre code { font-size: inherit; }
:not(pre) > code { padding: .1em .3em; background: var(--panel); border-radius: .25rem; }
.source { background: var(--panel); border: 1px solid var(--line); }
.text { padding: .3rem .9rem; max-height: 40rem; overflow: auto; }
.stderr { border-left: 3px solid var(--number); border-radius: 0; } .error { background: var(--red-panel); border-left: 3px solid var(--red); border-radius: 0; }
.output { margin: .5rem 0; overflow-x: auto; } .unknown { color: var(--soft); font-style: italic; }
figure { margin: 0; } .plot .drawing { width: 100%; background: #fff; border-radius: .4rem; overflow: hidden; }
figcaption, caption { color: var(--soft); text-align: left; font-size: .9rem; padding: .2rem 0; }
.frame { display: block; width: 100%; height: 3rem; border: 0; background: #fff; border-radius: .4rem; color-scheme: light; }
table { border-collapse: collapse; margin: .6em 0; font-size: .9rem; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .8rem; border-bottom: 1px solid var(--line); text-align: left; } .html td, .html th { white-space: nowrap; }
.prose { overflow-x: auto; } math[display="block"] { margin: .8em 0; }
.hljs-keyword, .hljs-literal, .hljs-built_in, .hljs-meta { color: var(--word); } .hljs-string, .hljs-regexp, .hljs-addition { color: var(--string); }
.hljs-number, .hljs-symbol { color: var(--number); } .hljs-title, .hljs-attr, .hljs-section { color: var(--name); } .hljs-type, .hljs-name { color: var(--type); }
.hljs-comment, .hljs-quote { color: var(--soft); font-style: italic; } .hljs-deletion { color: var(--red); }
.ansi-red-fg, .ansi-bright-red-fg { color: var(--red); } .ansi-green-fg, .ansi-bright-green-fg { color: var(--string); }
.ansi-yellow-fg, .ansi-bright-yellow-fg { color: var(--number); } .ansi-blue-fg, .ansi-bright-blue-fg { color: var(--name); }
.ansi-magenta-fg, .ansi-bright-magenta-fg { color: var(--word); } .ansi-cyan-fg, .ansi-bright-cyan-fg { color: var(--type); } .ansi-bright-black-fg { color: var(--soft); }
@media (max-width: 40rem) { body { padding: 1rem .75rem 2rem; font-size: 15px; } h1 { font-size: 1.45rem; } pre { font-size: 12px; padding: .6rem; } }
@media print { body { max-width: none; padding: 0; font-size: 11pt; } pre { white-space: pre-wrap; max-height: none; } .cell { break-inside: avoid; } }
`;
