import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { manifestOf, packages, publicPackages, root } from '../src/repository.ts';

const whole = manifestOf(root);
const all = [...packages.map(({ dir }) => dir), join(root, 'notebooks')].map(manifestOf);

describe('every package agrees with the root', () => {
  for (const manifest of all) {
    test(manifest.name, () => {
      const { version, license, type, engines } = manifest;
      expect({ version, license, type, engines }).toEqual({
        version: whole.version,
        license: 'MIT',
        type: 'module',
        engines: whole.engines,
      });
    });
  }
});

describe('a public package gives its sources to the workspace, and types and code to the world', () => {
  for (const { manifest } of publicPackages) {
    test(manifest.name, () => {
      const { './package.json': self, ...entries } = manifest.exports ?? {};
      expect(self).toBe('./package.json');
      expect(Object.keys(entries)).toContain('.');
      for (const entry of Object.values(entries)) {
        expect(entry).toEqual({
          '@lrlab/source': expect.stringMatching(/^\.\/src\/.*\.ts$/),
          types: expect.stringMatching(/^\.\/dist\/.*\.d\.ts$/),
          default: expect.stringMatching(/^\.\/dist\/.*\.js$/),
        });
        // Conditions are tried in order: types must come before code.
        expect(Object.keys(entry)).toEqual(['@lrlab/source', 'types', 'default']);
      }
      expect(manifest.files).toContain('dist');
      expect(manifest.files!.filter((file) => /test|bench|fixtures/.test(file))).toEqual([]);
    });
  }
});
