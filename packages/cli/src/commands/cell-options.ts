import type { Option } from '../command.ts';

// Options of every command that runs notebooks.

export const timeout: Option & { readonly type: 'above0' } = {
  type: 'above0',
  value: 'S',
  summary: 'the most that a cell may take, in seconds; 600 unless told',
};

export const jobs: Option & { readonly type: 'count' } = {
  type: 'count',
  value: 'N',
  summary: 'notebooks to run at a time; one for each core unless told',
};
