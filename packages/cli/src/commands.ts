import type { Command } from './command.ts';
import { audit } from './commands/audit.ts';
import { compare } from './commands/compare.ts';
import { convert } from './commands/convert.ts';
import { kernelDoctor } from './commands/kernel-doctor.ts';
import { kernelInstall } from './commands/kernel-install.ts';
import { kernelList } from './commands/kernel-list.ts';
import { kernelRemove } from './commands/kernel-remove.ts';
import { lint } from './commands/lint.ts';
import { notebookCheck } from './commands/notebook-check.ts';
import { notebookFromTs } from './commands/notebook-from-ts.ts';
import { notebookRender } from './commands/notebook-render.ts';
import { notebookRun } from './commands/notebook-run.ts';
import { notebookStrip } from './commands/notebook-strip.ts';
import { notebookTest } from './commands/notebook-test.ts';
import { notebookToTs } from './commands/notebook-to-ts.ts';
import { plan } from './commands/plan.ts';
import { plot } from './commands/plot.ts';
import { rates } from './commands/rates.ts';
import { warmup } from './commands/warmup.ts';

/** Every command. A definition is light: what a command works with is imported when it runs. */
export const commands: readonly Command[] = [
  rates,
  warmup,
  plan,
  convert,
  plot,
  compare,
  lint,
  audit,
  notebookRun,
  notebookTest,
  notebookCheck,
  notebookStrip,
  notebookToTs,
  notebookFromTs,
  notebookRender,
  kernelInstall,
  kernelList,
  kernelRemove,
  kernelDoctor,
];
