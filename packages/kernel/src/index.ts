export { type CheckFilesOptions, checkFiles, type FileCheck } from './check-files.ts';
export { checkNotebook } from './check-notebook.ts';
export { findJupyter } from './find-jupyter.ts';
export { formatNotebook } from './format-notebook.ts';
export { doctor, type Finding } from './jupyter/doctor.ts';
export {
  type InstalledKernel,
  type InstallKernelOptions,
  installKernel,
  type KernelKind,
  listKernels,
  removeKernel,
} from './jupyter/install-kernel.ts';
export type { Machine, Place } from './jupyter/kernel-folders.ts';
export { kernelSpec } from './jupyter/kernel-spec.ts';
export type { Cell, CellMetadata, CodeCell, MimeBundle, Notebook, Output, TextCell } from './notebook.ts';
export { NotebookError, type NotebookIssue } from './notebook-error.ts';
export { parseNotebook } from './parse-notebook.ts';
export { parsePercent } from './parse-percent.ts';
export { percentText } from './percent-text.ts';
export type { OnProgress, Progress } from './progress.ts';
export { type ProgressBar, progressBar } from './progress-bar.ts';
export { type NotebookFile, readNotebooks, readText } from './read-notebooks.ts';
export { type NotebookSource, type RunOptions, runNotebook } from './run-notebook.ts';
export { type FileResult, type RunNotebooksOptions, runNotebooks } from './run-notebooks.ts';
export type { CellError, CellReport, CellStatus, RunResult } from './run-result.ts';
export { parseSanitizers, type Sanitizer } from './sanitizers.ts';
export {
  type KernelSpec,
  type KernelSpecOptions,
  stockKernelSpec,
  writeKernelSpec,
} from './stock-kernel-spec.ts';
export { stripNotebook } from './strip-notebook.ts';
export {
  type CellDifference,
  type NotebookTest,
  type TestNotebooksOptions,
  testNotebooks,
} from './test-notebooks.ts';
export { unknownParameters } from './unknown-parameters.ts';
export { withOutputsOf } from './with-outputs-of.ts';
export type { Parameters } from './with-parameters.ts';
export { writeWhole } from './write-whole.ts';
