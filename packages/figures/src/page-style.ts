import { axisColor, fontFamily, gridColor, ink, softInk } from './look.ts';

/** How a page looks: one column, light, readable on a phone and on paper. */
export const pageStyle: string = `
:root { color-scheme: light; scroll-padding-top: 1rem; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 58rem; padding: 2.5rem 1.25rem 4rem; background: #fff; color: ${ink};
  font: 16px/1.6 ${fontFamily}; overflow-wrap: break-word; }
a { color: inherit; text-decoration: none; }
a:hover { text-decoration: underline; }
h1 { margin: 0 0 .75rem; font-size: 1.9rem; line-height: 1.25; letter-spacing: -.01em; }
h2 { margin: 0 0 .5rem; font-size: 1.15rem; line-height: 1.4; }
[lang="zh-CN"] { font-family: 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif; }
:is(h1, h2, nav) [lang="zh-CN"] { margin-left: .3em; font-weight: 400; color: ${softInk}; }
.intro { max-width: 42rem; margin: 0 0 .75rem; color: ${softInk}; }
nav { margin: 2rem 0 1rem; padding: 1rem 1.25rem; background: #f7f9fb; border-radius: .5rem; }
nav ol { margin: 0; padding: 0; list-style: none; columns: 17rem; column-gap: 2rem; font-size: .875rem; }
nav li { break-inside: avoid; padding: .15rem 0 .15rem 1.4rem; text-indent: -1.4rem; }
nav .mark { display: inline-block; width: 1.4rem; text-indent: 0; color: #7b8794; }
nav .ok { color: #006b4a; } nav .off { color: #a8400a; }
section { margin: 2.5rem 0 0; padding: 1.75rem 0 0; border-top: 1px solid ${gridColor}; }
figure { margin: 0; }
.plot { width: 100%; }
.caption { margin: .25rem 0 .5rem; }
.note { margin: .5rem 0; padding-left: .8rem; border-left: 3px solid #f0c36d; color: ${softInk}; font-size: .9rem; }
.check { display: inline-block; margin-left: .25rem; padding: .1rem .6rem; border-radius: 1rem; font-size: .75rem;
  font-weight: 500; vertical-align: .1em; }
.check.ok { background: #e3f5ee; color: #00573c; } .check.off { background: #fdeadf; color: #8a3407; }
dl { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: .5rem 0; font-size: .85rem; }
dl div { display: flex; gap: .4rem; min-width: 0; }
dt { color: ${softInk}; } dd { margin: 0; font-family: ui-monospace, Menlo, Consolas, monospace; min-width: 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .875rem; }
table caption { text-align: left; color: ${softInk}; padding-bottom: .4rem; }
th, td { padding: .3rem .8rem .3rem 0; border-bottom: 1px solid ${gridColor}; white-space: nowrap; }
th { border-bottom-color: ${axisColor}; font-weight: 600; }
@media (max-width: 40rem) { body { padding: 1.25rem .75rem 2rem; } h1 { font-size: 1.5rem; } section { margin-top: 1.5rem; } }
@media print { body { max-width: none; padding: 0; font-size: 11pt; } nav { background: none; padding: 0; }
  section { break-inside: avoid; } .plot { zoom: .7; } .modebar-container { display: none; } }
`;
