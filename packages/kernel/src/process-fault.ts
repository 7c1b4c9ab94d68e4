import type { Ending } from './kernel-process.ts';
import type { Fault } from './messages.ts';

/** The error of a cell that ran over its time. */
export function timeoutFault(timeoutSeconds: number): Fault {
  const evalue = `the cell ran longer than ${timeoutSeconds} s and was stopped`;
  return { ename: 'TimeoutError', evalue, traceback: [`TimeoutError: ${evalue}`] };
}

/** The error of a cell during which the notebook's process ended. */
export function deathFault(ending: Ending, count: number, id: string, lastWords: string): Fault {
  const how = ending.signal ? `was killed by ${ending.signal}` : `ended with exit code ${ending.code}`;
  const evalue = `the notebook's process ${how} in cell ${count} (${id})`;
  const said = lastWords.trim();
  return {
    ename: 'KernelDied',
    evalue,
    traceback: [`KernelDied: ${evalue}`, ...(said ? said.split('\n') : [])],
  };
}

/** The error of a cell that somebody has interrupted. */
export const interruptFault: Fault = {
  ename: 'Interrupted',
  evalue: 'the cell was interrupted',
  traceback: ['Interrupted: the cell was interrupted'],
};
