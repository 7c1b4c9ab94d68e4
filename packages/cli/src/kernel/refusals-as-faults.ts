import { ScheduleError } from '@lrlab/core';

/** What `act` gives; where the kernel package refuses what was given, a fault at `path`. */
export async function refusalsAsFaults<T>(path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    // Refusals are plain errors and range errors; the file system's are faults already.
    if (!(error instanceof Error) || 'syscall' in error) throw error;
    if (error.name !== 'Error' && error.name !== 'RangeError') throw error;
    throw new ScheduleError([{ path, code: 'range', message: error.message.replace(/^name: /, '') }]);
  }
}
