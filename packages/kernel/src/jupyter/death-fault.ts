import type { Fault } from '../messages.ts';
import type { Death } from './engine-process.ts';

/** The error of the cell during which the process with the variables ended. */
export function deathFault({ ending, lastWords, heapMegabytes }: Death): Fault {
  const isOutOfMemory = outOfMemory.test(lastWords);
  const ename = isOutOfMemory ? 'OutOfMemory' : 'ProcessEnded';
  const limit = heapMegabytes === undefined ? '' : ` at its limit of ${heapMegabytes} MB`;
  const remedy = isOutOfMemory ? '; NODE_OPTIONS=--max-old-space-size=… sets another limit in megabytes' : '';
  const how = isOutOfMemory
    ? `ran out of memory${limit}`
    : ending.signal
      ? `was killed by ${ending.signal}`
      : ending.code === null
        ? 'could not be started'
        : `ended with exit code ${ending.code}`;
  const evalue = `the process of this notebook ${how}; it is started again, without its variables${remedy}`;
  return { ename, evalue, traceback: [`${ename}: ${evalue}`] };
}

const outOfMemory = /heap out of memory|Last few GCs/;

/** The part of a process's last words that is for people: the engine's pages on a full heap are not. */
export function wordsForPeople(text: string): string {
  const at = text.search(/\n?<--- Last few GCs --->/);
  return at < 0 ? text : text.slice(0, at);
}
