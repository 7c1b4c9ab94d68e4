import { ScheduleError } from '@lrlab/core';
import { expect } from 'vitest';

/** The lines of the `ScheduleError` that a call throws, none where it throws nothing. */
export function messagesOf(call: () => unknown): string[] {
  try {
    call();
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ScheduleError);
    return (error as ScheduleError).message.split('\n');
  }
}
