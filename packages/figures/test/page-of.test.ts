import { constant } from '@lrlab/core';
import { expect, test } from 'vitest';
import { figureOf, pageOf, scriptJson } from '../src/index.ts';
import { librarySource } from '../src/library.ts';

const figure = figureOf(constant({ rate: 1 }), { end: 10, title: '</script><b>' });
const library = { href: './plotly.min.js' };

test('a page escapes whatever texts it is given', () => {
  const evil = '</script><img src=x onerror=alert(1)>"\'&';
  const html = pageOf(
    {
      title: evil,
      intro: [evil],
      sections: [
        {
          id: evil,
          title: { en: evil, zh: evil },
          caption: evil,
          figure: { ...figure, layout: { annotations: [{ text: evil }] } },
          table: { columns: [evil], rows: [[evil]], caption: evil },
          parameters: { [evil]: evil, list: [evil] },
          check: { ok: false, against: evil },
          notes: [evil],
        },
      ],
    },
    { library },
  );
  expect(html).not.toContain('<img');
  expect(html.match(/<\/script>/g)).toHaveLength(3);
});

test('a page gives each language its mark', () => {
  const html = pageOf(
    {
      title: 'x',
      sections: [{ id: 'fig02', title: { en: 'No stairs', zh: '学习率连续衰减' }, caption: '学习率' }],
    },
    { library },
  );
  expect(html).toContain('No stairs <span lang="zh-CN">学习率连续衰减</span>');
  expect(html).toContain('<p class="caption"><span lang="zh-CN">学习率</span></p>');
});

test('a page says beside a figure whether it was checked, and how far off it is', () => {
  const check = { ok: true, largest: 1.7e-18, step: 12, against: 'TensorFlow 2.15' };
  const html = pageOf({ title: 'x', sections: [{ id: 'a', title: 'a', figure, check }] }, { library });
  expect(html).toContain('✓ checked against TensorFlow 2.15, largest deviation 1.7e-18 at step 12');
});

test('a library inside a page cannot end its own script', async () => {
  const html = pageOf({ title: 'x', sections: [] }, { library: 'const a = "</script><!--";' });
  expect(html).toContain('const a = "\\x3C/script>\\x3C!--";');
  expect((await librarySource()).length).toBeGreaterThan(1_000_000);
});

test('JSON in a script is read back as it was', () => {
  const value = { text: '</script><!-- \u2028 & "' };
  expect(scriptJson(value)).not.toContain('<');
  expect(JSON.parse(scriptJson(value))).toEqual(value);
});
