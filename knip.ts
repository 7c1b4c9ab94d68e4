import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  workspaces: {
    '.': {
      // For `npx lrlab` in a clone, and for the commands in the pages.
      ignoreDependencies: ['lrlab'],
    },
    'packages/*': {
      entry: ['bench/**/*.{ts,mjs}', 'test/**/*.test.ts'],
      project: ['src/**', 'test/**', 'bench/**', '*.{ts,mjs}'],
    },
    'packages/kernel': {
      // Programs that are started as processes of their own.
      entry: ['src/child/main.ts', 'src/jupyter/run-kernel.ts', 'src/stock/*.cts', 'test/**/*.test.ts'],
      project: ['src/**', 'test/**'],
    },
    'packages/cli': {
      entry: ['src/main.ts', 'test/**/*.test.ts'],
      project: ['src/**', 'bin/**', 'test/**'],
    },
    'packages/figures': {
      // Read as a text, which pages and browsers run.
      ignoreDependencies: ['plotly.js-cartesian-dist-min'],
    },
    'packages/reproduction': {
      entry: [
        'src/main.ts',
        'src/pictures.ts',
        'src/frameworks.ts',
        'src/rules.ts',
        'src/jupyter-pictures.ts',
        'test/**/*.test.ts',
      ],
      // Copied as a file beside the page; read for its fixtures, and by the code of pages.
      ignoreDependencies: ['plotly.js-dist', '@lrlab/analysis', '@lrlab/dialects'],
    },
    'packages/conformance': {
      entry: ['conformance.mjs', 'run.mjs', 'written.mjs'],
      project: ['*.mjs'],
    },
    'packages/workspace': {
      entry: ['test/**/*.test.ts'],
      project: ['**/*.{ts,mjs}'],
      // What pages may import, and a tool that is started by its file.
      ignoreDependencies: ['@lrlab/.+', 'lrlab', '@arethetypeswrong/cli'],
    },
    notebooks: {
      entry: ['*.ipynb'],
      project: ['*.ipynb'],
      // The kernel that shows them in Jupyter.
      ignoreDependencies: ['tslab'],
    },
  },
  compilers: {
    ipynb: importsOfNotebook,
  },
};

export default config;

/** The imports of a notebook's cells; what else they hold may be no module. */
function importsOfNotebook(text: string): string {
  const { cells } = JSON.parse(text) as { cells: { cell_type: string; source: string | string[] }[] };
  return cells
    .filter(({ cell_type }) => cell_type === 'code')
    .flatMap(
      ({ source }) =>
        [source]
          .flat()
          .join('')
          .match(/^import\s[^'"]*['"][^'"]+['"]/gm) ?? [],
    )
    .join(';\n');
}
