import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Example, rules } from '@lrlab/analysis';
import { describe, expect, test } from 'vitest';
import { findingsOf } from '../src/lint/findings-of.ts';
import { lintPages } from '../src/lint/pages.ts';
import { recipes } from '../src/lint/recipes/all.ts';
import { tried } from '../src/lint/tried.ts';
import { docs } from '../src/pictures/all-pictures.ts';

describe('each rule speaks of its first example and is silent on the second', () => {
  for (const { id, examples } of rules) {
    test(id, () => {
      const said = (example: Example): string[] => findingsOf(example).map(({ rule }) => rule);
      expect(said(examples.fires)).toContain(id);
      expect(said(examples.quiet)).not.toContain(id);
    });
  }
});

describe('the recipes that people train with', () => {
  const all = recipes.map(tried);

  test('are more than forty, of a dozen frameworks, and each schedule is read but where its framework refuses it', () => {
    expect(recipes.length).toBeGreaterThanOrEqual(40);
    expect(new Set(recipes.map(({ dialect }) => dialect)).size).toBeGreaterThanOrEqual(12);
    const unread = all.filter((one) => one.unread.length > 0).map(({ recipe }) => recipe.name);
    expect(unread).toEqual(['steps that reach the end']);
  });

  test('have what is wrong in them told, all of it', () => {
    expect(all.flatMap(({ recipe, missed }) => missed.map((rule) => `${recipe.name}: ${rule}`))).toEqual([]);
  });

  // PP-YOLOE leaves its cosine at five sixths of its length, and means it.
  test('have errors and warnings for nothing in one of them', () => {
    const alarmed = all.filter(({ falseAlarms }) => falseAlarms.length > 0);
    const told = alarmed.flatMap(({ recipe, falseAlarms }) =>
      falseAlarms.map(({ rule }) => `${recipe.name}: ${rule}`),
    );
    expect(told).toEqual(['PP-YOLOE 300e: coverage', 'PP-YOLOE 300e: tail/floor-or-rebound']);
  });
});

test('the pages of the rules are what the rules say', () => {
  const pages = lintPages();
  const read = (file: string): string => readFileSync(join(docs, file), 'utf8');
  const advice = 'run "pnpm rules" and commit what it writes';
  for (const [file, text] of Object.entries(pages))
    expect(read(file) === text, `${file}: ${advice}`).toBe(true);
  const files = readdirSync(join(docs, 'lint')).map((file) => `lint/${file}`);
  expect(
    files.filter((file) => !(file in pages)),
    advice,
  ).toEqual([]);
});
