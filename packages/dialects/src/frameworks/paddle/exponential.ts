import { exponential, type Schedule } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { number, required, when } from '../../form/parameter.ts';
import { lastParameters, learningRate } from './parameters.ts';

interface ExponentialArgs {
  readonly learning_rate: number;
  readonly gamma: number;
}

const parameters = [learningRate, required('gamma', number), ...lastParameters];

function write(schedule: Schedule): ExponentialArgs | undefined {
  if (schedule.kind !== 'exponential' || schedule.steps !== null) return undefined;
  return { learning_rate: schedule.rate, gamma: schedule.factor ** (1 / schedule.every) };
}

export const exponentialDecay: Form = form<ExponentialArgs>({
  name: 'ExponentialDecay',
  parameters,
  refuses: ({ gamma }) => when(!(gamma > 0 && gamma < 1), 'gamma', 'a number in (0, 1)', gamma),
  read: ({ learning_rate, gamma }) => exponential({ rate: learning_rate, factor: gamma, every: 1 }),
  write,
  families: ['exponential'],
  formula: 'learning_rate * gamma ^ t',
});

export const naturalExpDecay: Form = form<ExponentialArgs>({
  name: 'NaturalExpDecay',
  parameters,
  refuses: ({ gamma }) => when(!(gamma > 0), 'gamma', 'a positive number', gamma),
  read: ({ learning_rate, gamma }) =>
    exponential({ rate: learning_rate, factor: Math.exp(-gamma), every: 1 }),
  write: (schedule) => {
    const found = write(schedule);
    return found && { ...found, gamma: -Math.log(found.gamma) };
  },
  families: ['natural exponential'],
  formula: 'learning_rate * exp(-gamma * t)',
});
