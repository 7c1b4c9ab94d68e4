import { checkCells } from './check-cells.ts';
import { committedForm, tidySource } from './committed-form.ts';
import type { Cell, Notebook } from './notebook.ts';
import type { NotebookIssue } from './notebook-error.ts';

/**
 * Lists what keeps a notebook from being committed: traces of a run, unstable ids, untidy text, and code that the
 * stock tslab kernel would refuse or run wrongly. Never throws; an empty list means it is fit.
 *
 * The code part needs tslab's compiler, which takes about 0.2 s to load the first time.
 *
 * @example
 * ```ts
 * for (const { path, message } of checkNotebook(notebook)) report(`${path}: ${message}`);
 * ```
 */
export function checkNotebook(notebook: Notebook): readonly NotebookIssue[] {
  return [...checkHead(notebook), ...checkForm(notebook.cells), ...checkCells(notebook.cells)];
}

function checkHead({ nbformat_minor, metadata }: Notebook): readonly NotebookIssue[] {
  const { minor, kernelspecKeys, languageKeys, volatileNotebookKeys } = committedForm;
  const issues: NotebookIssue[] = [];
  const report = (path: string, code: string, message: string): void => {
    issues.push({ path, code, message });
  };
  if (nbformat_minor !== minor) {
    report('nbformat_minor', 'nbformat', `expected ${minor}, got ${nbformat_minor}`);
  }
  const kernelspec = metadata['kernelspec'];
  if (kernelspec === undefined) {
    report('metadata.kernelspec', 'kernelspec', `expected ${kernelspecKeys.join(', ')}, got nothing`);
  } else {
    const got = Object.keys(kernelspec as object).sort();
    if (got.join() !== kernelspecKeys.join()) {
      const message = `expected only ${kernelspecKeys.join(', ')}, got ${got.join(', ')}`;
      report('metadata.kernelspec', 'kernelspec', message);
    }
  }
  for (const key of Object.keys((metadata['language_info'] ?? {}) as object)) {
    if (!languageKeys.includes(key)) {
      report(`metadata.language_info.${key}`, 'volatile-metadata', 'expected no such field');
    }
  }
  for (const key of volatileNotebookKeys) {
    if (key in metadata) report(`metadata.${key}`, 'volatile-metadata', 'expected no such field');
  }
  return issues;
}

function checkForm(cells: readonly Cell[]): readonly NotebookIssue[] {
  const firstWith = new Map<string, number>();
  return cells.flatMap((cell, index) => {
    const at = `cells[${index}]`;
    const issues: NotebookIssue[] = [];
    const report = (field: string, code: string, message: string): void => {
      issues.push({ path: `${at}.${field}`, code, message });
    };
    if (cell.id === undefined || !committedForm.idPattern.test(cell.id)) {
      report('id', 'id', `expected 1 to 64 letters, digits, - or _, got ${cell.id ?? 'nothing'}`);
    } else if (firstWith.has(cell.id)) {
      report('id', 'id', `expected an id of its own, got that of cells[${firstWith.get(cell.id)}]`);
    } else firstWith.set(cell.id, index);
    for (const key of committedForm.volatileCellKeys) {
      if (key in cell.metadata) report(`metadata.${key}`, 'volatile-metadata', 'expected no such field');
    }
    if (cell.source !== tidySource(cell.source)) {
      report('source', 'untidy-source', 'expected no blank at the end and no carriage return');
    }
    if (cell.cell_type === 'code') {
      if (cell.outputs.length > 0) report('outputs', 'outputs', `expected none, got ${cell.outputs.length}`);
      if (cell.execution_count !== null) {
        report('execution_count', 'execution-count', `expected null, got ${cell.execution_count}`);
      }
    }
    return issues;
  });
}
