import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type AllPictures, allPictures, docs, root } from '../src/pictures/all-pictures.ts';
import { pictureHash, pictureOf } from '../src/pictures/picture.ts';
import { picturesOfPage } from '../src/pictures/pictures-of-page.ts';

const advice = 'run "pnpm pictures" and commit what it writes';
const folder = join(docs, 'pictures');
const read = (file: string): string => readFileSync(join(docs, file), 'utf8');
const files = readdirSync(folder).filter((file) => file.endsWith('.svg'));

describe('the pictures of docs', () => {
  let all: AllPictures;

  beforeAll(async () => {
    all = await allPictures();
  }, 180_000);

  test('are those of the figures, none stale, missing or left over', () => {
    const drawnFrom = Object.fromEntries(
      all.pictures.map((picture) => [`${picture.name}.svg`, pictureHash(picture)]),
    );
    expect(JSON.parse(read('pictures/drawn-from.json')), advice).toEqual(drawnFrom);
    expect(files.sort(), advice).toEqual(Object.keys(drawnFrom).sort());
  });

  test('and the words around them are those of the notebooks', () => {
    expect(read('documents.md') === all.documents, advice).toBe(true);
  });

  test('are shown by a page', () => {
    const pages = readdirSync(docs).filter((file) => file.endsWith('.md'));
    const text = [readFileSync(join(root, 'README.md'), 'utf8'), ...pages.map(read)].join('\n');
    expect(files.filter((file) => !text.includes(`pictures/${file}`))).toEqual([]);
  });

  test('are small', () => {
    const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
    expect(bytes).toBeLessThan(2.5e6);
  });
});

describe('a picture', () => {
  const line = { type: 'scatter', mode: 'lines', x: [0, 1], y: [0, 0.1] };
  const hash = (...data: object[]): string =>
    pictureHash(pictureOf({ name: 'one', title: 'One' }, { data, layout: {} }));

  test('is drawn anew for another number, and not for another last digit', () => {
    expect(hash({ ...line, y: [0, 0.1000001] })).toBe(hash(line));
    expect(hash({ ...line, y: [0, 0.10001] })).not.toBe(hash(line));
  });

  test('has nothing that only answers a pointer', () => {
    expect(hash(line, { type: 'scatter', mode: 'markers', marker: { size: 0.01 } })).toBe(hash(line));
    expect(hash(line, { type: 'scatter', mode: 'markers', marker: { size: 9 } })).not.toBe(hash(line));
  });

  const page = (code: string): string => `\`\`\`ts\n${code}\n\`\`\`\n\n![a](pictures/test-of-a-page.svg)\n`;

  test('of a page shows the schedules of the block above it, or its figure', async () => {
    const code = "import { ramp } from '@lrlab/core';\nconst up = ramp({ from: 0, to: 1, steps: 10 });";
    const [shown] = await picturesOfPage(page(code));
    expect(shown).toMatchObject({ name: 'test-of-a-page', title: 'a' });
    expect(shown?.figure.data[0]).toMatchObject({ x: [0, 10], y: [0, 1], name: 'up' });
    expect(await picturesOfPage(`${page(code).replace('\n\n!', '\n\nWords.\n\n!')}`)).toEqual([]);
  });

  test('must have something to show', async () => {
    const other = page('const one = 1;').replace('test-of-a-page', 'test-of-nothing');
    await expect(picturesOfPage(other)).rejects.toThrow('expected a figure or a schedule');
  });
});
