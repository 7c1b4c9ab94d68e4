import type { Fault } from '../messages.ts';
import type { Death } from './engine-process.ts';

/** The error of the cell during which the process with the variables ended. */
export function deathFault({ ending, lastWords }: Death): Fault {
  const isOutOfMemory = /heap out of memory/.test(lastWords);
  const how = isOutOfMemory
    ? 'ran out of memory'
    : ending.signal
      ? `was killed by ${ending.signal}`
      : ending.code === null
        ? 'could not be started'
        : `ended with exit code ${ending.code}`;
  const evalue = `the process of this notebook ${how}; it is started again, without its variables`;
  return {
    ename: isOutOfMemory ? 'OutOfMemory' : 'ProcessEnded',
    evalue,
    traceback: [`${isOutOfMemory ? 'OutOfMemory' : 'ProcessEnded'}: ${evalue}`],
  };
}
