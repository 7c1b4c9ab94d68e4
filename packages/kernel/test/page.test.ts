import { describe, expect, test } from 'vitest';
import type { Notebook, Output } from '../src/index.ts';
import { notebookPage } from '../src/page.ts';
import { cell, notebookOf } from './run.ts';

const bodyOf = (html: string): string => /<main>\n([\s\S]*)\n<\/main>/.exec(html)![1]!;

const shown = (...outputs: Output[]): string =>
  bodyOf(notebookPage(notebookOf({ ...cell('', 'remove-input'), outputs })));

const display = (data: Record<string, unknown>): Output => ({
  output_type: 'display_data',
  data,
  metadata: {},
});

const markdown = (source: string): string => {
  const cells: Notebook['cells'] = [{ cell_type: 'markdown', id: 'm', metadata: {}, source }];
  return bodyOf(notebookPage({ ...notebookOf(), cells }));
};

describe('what a notebook brings cannot run in its page', () => {
  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror="alert(1)">',
    '<a href="javascript:alert(1)">a</a> [b](javascript:alert(1)) [c](data:text/html,x)',
    '<iframe src="https://example.org"></iframe><object data="x"></object><form action="x"><button>go</button></form>',
    '<svg onload="alert(1)"><style>*{}</style></svg><math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>',
    '<p style="position:fixed;background:url(https://example.org)">x</p>',
    '```<script>alert(1)</script>\ncode\n```',
    '$\\href{javascript:alert(1)}{x}$ $\\htmlStyle{position:fixed}{x}$ $<script>$',
    '![x](x" onerror="alert(1))',
  ])('Markdown: %s', (text) => {
    const html = markdown(text);
    expect(html).not.toMatch(/<(script|iframe|object|form|button|svg|style)\b/i);
    expect(html).not.toMatch(/<[^>]*\s(on\w+\s*=|(href|src)\s*=\s*["']?(javascript|data:text))/i);
    expect(html).not.toMatch(/<[^>]*style="[^"]*(position|url)/);
  });

  test.each([
    [{ output_type: 'stream', name: 'stdout', text: '</pre><script>alert(1)</script>' }],
    [{ output_type: 'error', ename: '<script>', evalue: '<script>', traceback: [] }],
    [display({ 'text/html': '<td onclick="alert(1)">x</td>' })],
    [display({ 'text/html': '<script>alert(1)</script>"><script>' })],
    [display({ 'image/svg+xml': '<svg><script>alert(1)</script></svg>' })],
    [display({ 'image/png': '"><script>alert(1)</script>' })],
    [display({ 'application/json': { a: '<script>' } })],
    [display({ 'application/javascript': 'alert(1)</script><script>' })],
    [display({ '<script>': 'x' })],
  ] as [Output][])('an output: %j', (output) => {
    const html = shown(output);
    expect(html).not.toMatch(/<script/i);
    expect(html).not.toMatch(/<[^>]*\son\w+\s*=/i);
  });

  test('HTML with scripts or styles is in a frame without an origin', () => {
    const html = shown(display({ 'text/html': '<style>td { color: red }</style><table></table>' }));
    expect(html).toMatch(
      /<iframe class="frame" sandbox="allow-scripts" [^>]*srcdoc="[^"]*&#60;table&#62;[^"]*">/,
    );
  });

  test('a figure is data, whatever its texts say', () => {
    const figure = { data: [], layout: { title: { text: '</script><script>alert(1)' } } };
    expect(shown(display({ 'application/vnd.plotly.v1+json': figure })).match(/<script/g)).toHaveLength(1);
  });
});

describe('a page shows', () => {
  test('Markdown with tables, formulas, coloured code and attached pictures', () => {
    const source =
      '# Title\n\n| a |\n| - |\n| 1 |\n\n$a_b$ costs $5 and $6\n\n```ts\nconst a = 1;\n```\n\n![p](attachment:a%20b.png) ![q](q.png) ![r](r.png)';
    const attachments = { 'a b.png': { 'image/png': 'AAAA' } };
    const notebook: Notebook = {
      ...notebookOf(),
      cells: [{ cell_type: 'markdown', metadata: {}, source, attachments }],
    };
    const findPicture = (address: string) => (address === 'q.png' ? 'data:image/png;base64,BBBB' : undefined);
    const html = notebookPage(notebook, { findPicture });
    expect(html).toContain('<title>Title</title>');
    expect(html).toContain('<td>1</td>');
    expect(html).toMatch(/<math[^>]*>.*<msub>/);
    expect(html).toContain('costs $5 and $6');
    expect(html).toContain('<span class="hljs-keyword">const</span>');
    expect([...html.matchAll(/<img src="([^"]*)"/g)].map(([, address]) => address)).toEqual([
      'data:image/png;base64,AAAA',
      'data:image/png;base64,BBBB',
      'r.png',
    ]);
  });

  test('the richest form of each output that it can', () => {
    expect(shown(display({ 'text/plain': 'a', 'text/html': '<b>b</b>' }))).toContain(
      '<div class="html"><b>b</b></div>',
    );
    expect(shown(display({ 'text/plain': 'a', 'image/png': 'AA\nAA' }))).toContain(
      'src="data:image/png;base64,AAAA"',
    );
    expect(shown(display({ 'text/latex': '\\frac{a}{b}' }))).toContain('<mfrac>');
    expect(shown(display({ 'text/plain': '\u001b[31mred\u001b[0m' }))).toContain(
      '<span class="ansi-red-fg">red</span>',
    );
    expect(shown(display({ 'application/x-own': 1 }))).toContain('cannot show: application/x-own');
  });

  test('figures with the library once, and another form of them where it cannot draw', () => {
    const figure = display({
      'application/vnd.plotly.v1+json': { data: [{ type: 'scatter3d' }] },
      'text/html': '<script>a library</script>',
      'text/plain': 'three dimensions',
    });
    const notebook = notebookOf({ ...cell('1'), outputs: [figure, figure] });
    const html = notebookPage(notebook, { plotly: 'const end = "</script>";' });
    expect(html.match(/const end = "\\x3C\/script>"/g)).toHaveLength(1);
    expect(html.match(/<template><pre[^>]*>three dimensions<\/pre><\/template>/g)).toHaveLength(2);
    expect(html).not.toContain('a library');
    expect(notebookPage(notebookOf('1'), { plotly: 'const unused = 1;' })).not.toContain('unused');
  });

  test('cells without what their tags remove', () => {
    const outputs: Output[] = [{ output_type: 'stream', name: 'stdout', text: 'said' }];
    const html = (tag: string) =>
      bodyOf(notebookPage(notebookOf({ ...cell('const code = 1;', tag), outputs })));
    expect(html('none')).toMatch(/code[\s\S]*said/);
    expect(html('remove-input')).not.toContain('code =');
    expect(html('remove-output')).not.toContain('said');
    expect(html('remove-cell')).toBe('');
  });
});
