import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../src/repository.ts';

const lock = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8');
const settings = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8');
const isLocked = (name: string): boolean => new RegExp(`^  '?${name}@`, 'm').test(lock);

test('danfojs-node comes without native TensorFlow, and so without a download of its own', () => {
  expect(isLocked('danfojs-node')).toBe(true);
  expect(isLocked('@tensorflow/tfjs')).toBe(true);
  for (const native of ['@tensorflow/tfjs-node', '@mapbox/node-pre-gyp', 'node-pre-gyp']) {
    expect([native, isLocked(native)]).toEqual([native, false]);
  }
});

test('packages that nobody keeps are replaced by their kept forks', () => {
  expect([isLocked('request'), isLocked('@cypress/request')]).toEqual([false, true]);
  expect([isLocked('xlsx'), isLocked('@e965/xlsx')]).toEqual([false, true]);
});

test('no dependency may run a script when it is installed', () => {
  const allowed = /^allowBuilds:\n((?: {2}.*\n)*)/m.exec(settings)?.[1] ?? '';
  expect(
    allowed
      .trim()
      .split('\n')
      .every((line) => line.trim().endsWith(': false')),
  ).toBe(true);
});
