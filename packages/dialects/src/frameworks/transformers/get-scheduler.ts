import type { Issue, Schedule } from '@lrlab/core';
import { checkArgs } from '../../form/check-args.ts';
import { type Args, type Form, form, type GroupRun } from '../../form/form.ts';
import {
  type ArgumentType,
  dict,
  number,
  oneOf,
  optional,
  orNone,
  required,
  when,
} from '../../form/parameter.ts';
import { sameSchedule } from '../../form/same-schedule.ts';
import { writeInner } from '../../form/write-call.ts';
import { constantSchedule, constantScheduleWithWarmup } from './constant-schedules.ts';
import { cosineSchedule, cosineWithMinLr } from './cosine-schedules.ts';
import { cosineWarmupWithMinLr } from './cosine-warmup-with-min-lr.ts';
import { inverseSqrtSchedule } from './inverse-sqrt-schedule.ts';
import { linearSchedule } from './linear-schedule.ts';
import { polynomialSchedule } from './polynomial-schedule.ts';
import { restartsSchedule } from './restarts-schedule.ts';
import { optimizer } from './warm-up.ts';
import { wsdSchedule } from './wsd-schedule.ts';

/** The names that `SchedulerType` has for the functions, most idiomatic first. */
const functions: Readonly<Record<string, Form>> = {
  constant: constantSchedule,
  constant_with_warmup: constantScheduleWithWarmup,
  linear: linearSchedule,
  cosine: cosineSchedule,
  cosine_with_restarts: restartsSchedule,
  polynomial: polynomialSchedule,
  inverse_sqrt: inverseSqrtSchedule,
  cosine_with_min_lr: cosineWithMinLr,
  cosine_warmup_with_min_lr: cosineWarmupWithMinLr,
  warmup_stable_decay: wsdSchedule,
};

export const schedules: readonly Form[] = Object.values(functions);

/** The names of the schedules that can be predicted. */
export const scheduleName: ArgumentType = oneOf(...Object.keys(functions));

export interface SchedulerArgs {
  readonly name: string;
  readonly num_warmup_steps: number | null;
  readonly num_training_steps: number | null;
  readonly scheduler_specific_kwargs: Args | null;
}

const takes = ({ parameters }: Form, name: string): boolean =>
  parameters.some((parameter) => parameter.name === name);

/** The call of the function that a name stands for. */
function calledOf(args: SchedulerArgs): { readonly form: Form; readonly args: Args } {
  const form = functions[args.name]!;
  if (form === constantSchedule) return { form, args: {} };
  const { num_warmup_steps, num_training_steps, scheduler_specific_kwargs: own } = args;
  const kwargs = form === constantScheduleWithWarmup ? {} : own;
  return {
    form,
    args: {
      num_warmup_steps,
      ...(takes(form, 'num_training_steps') && { num_training_steps }),
      ...kwargs,
    },
  };
}

/** The issues of a schedule that is told by its name, told by `kwargs` where its own arguments are at fault. */
export function refusedByName(args: SchedulerArgs, run: GroupRun, kwargs: string): readonly Issue[] {
  const { form, args: inner } = calledOf(args);
  const missing = ['num_warmup_steps', 'num_training_steps'].flatMap((name) => {
    const isNeeded = takes(form, name) && !(form === wsdSchedule && name === 'num_training_steps');
    return when(isNeeded && inner[name] === null, name, `a number, as ${args.name} needs it`, null);
  });
  if (missing.length > 0) return missing;
  return checkArgs(form, { args: inner, run }).issues.map((issue) => {
    const isOwn = /^args\.(?!num_(warmup|training)_steps)/.test(issue.path);
    return isOwn ? { ...issue, path: issue.path.replace('args', `args.${kwargs}`) } : issue;
  });
}

export function readByName(named: SchedulerArgs, run: GroupRun): Schedule {
  const { form, args } = calledOf(named);
  return form.read(checkArgs(form, { args, run }).args, run);
}

/** The first of the named schedules that says it, without the arguments that are the function's defaults. */
export function writeByName(schedule: Schedule, run: GroupRun): SchedulerArgs | undefined {
  const calls = schedules.flatMap((form) => writeInner(schedule, { forms: [form], run }) ?? []);
  // A wave joined late is also one that is not, with a warm-up of less than nothing, which nobody writes.
  const found = calls.find(({ args }) => !((args['num_warmup_steps'] as number) < 0)) ?? calls[0];
  if (!found) return undefined;
  const form = schedules.find(({ name }) => name === found.name)!;
  const name = Object.keys(functions).find((key) => functions[key] === form)!;
  const { num_warmup_steps = null, num_training_steps = null, ...rest } = found.args;
  const own = Object.entries(rest).filter(([key, value]) => {
    const parameter = form.parameters.find((one) => one.name === key);
    return !sameSchedule(value, parameter?.fallback);
  });
  return {
    name,
    num_warmup_steps: num_warmup_steps as number | null,
    num_training_steps: num_training_steps as number | null,
    scheduler_specific_kwargs: own.length > 0 ? Object.fromEntries(own) : null,
  };
}

export const getScheduler: Form = form<SchedulerArgs>({
  name: 'get_scheduler',
  parameters: [
    required('name', scheduleName),
    optimizer,
    optional('num_warmup_steps', orNone(number), null),
    optional('num_training_steps', orNone(number), null),
    optional('scheduler_specific_kwargs', orNone(dict), null),
  ],
  needs: ['baseRate'],
  refuses: (args, run) => refusedByName(args, run, 'scheduler_specific_kwargs'),
  read: readByName,
  write: writeByName,
  families: [...new Set(schedules.flatMap(({ families }) => families))],
  formula: 'that of the function that name stands for',
  notes: [
    {
      code: 'name',
      text: 'What a schedule does not take is not looked at: the lengths of a constant, the training steps of inverse_sqrt.',
      fixture: 'transformers/any-constant',
    },
    {
      code: 'raises',
      text: 'Every name but constant needs num_warmup_steps, though the signature has None.',
      fixture: 'transformers/refused-any-warmup',
    },
  ],
});
