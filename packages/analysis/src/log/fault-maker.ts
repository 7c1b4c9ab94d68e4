import type { LogFault } from './log.ts';

/** Faults of one file that are told one by one. */
const most = 20;

/** Gathers the faults of a file: the first twenty, and how many more there are, so that a broken file of any length is told. */
export interface FaultMaker {
  readonly add: (fault: Omit<LogFault, 'file'>) => void;
  readonly made: () => LogFault[];
}

export function faultMaker(file: string): FaultMaker {
  const faults: LogFault[] = [];
  let met = 0;
  return {
    add: (fault) => {
      if (met++ < most) faults.push({ file, ...fault });
    },
    made: () =>
      met > most ? [...faults, { file, message: `${met - most} more places like these` }] : faults,
  };
}
