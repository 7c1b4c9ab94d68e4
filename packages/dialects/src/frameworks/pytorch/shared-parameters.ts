import { type ArgumentType, flag, optional, type Parameter } from '../../form/parameter.ts';

const atStart: ArgumentType = {
  expected: '-1, as of a run from its start; resumedOf tells of others',
  holds: (value) => value === -1,
};

/** What every signature ends with; `verbose` up to version 2.6. */
export const lastParameters: readonly Parameter[] = [
  optional('last_epoch', atStart, -1),
  optional('verbose', flag, false),
];
