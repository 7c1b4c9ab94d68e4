import type { Args, Form, Note } from '../../form/form.ts';
import { required } from '../../form/parameter.ts';

/** What a class of Keras says of itself; the rest is TensorFlow's function. */
export interface ScheduleClass {
  readonly name: string;
  readonly function: Form;
  readonly notes: readonly Note[];
}

/** What Keras calls `learning_rate`. */
const initial = 'initial_learning_rate';

/** One of TensorFlow's functions as the class that Keras made of it, without the step, which an optimizer passes. */
export function scheduleClass({ name, function: form, notes }: ScheduleClass): Form {
  const { parameters, formula, momentum: _, ...rest } = form;
  const ofClass = parameters.flatMap((parameter) => {
    if (parameter.name === 'global_step') return [];
    return parameter.name === 'learning_rate' ? [required(initial, parameter.type)] : [parameter];
  });
  const own = ({ [initial]: learning_rate, ...args }: Args): Args => ({ learning_rate, ...args });
  return {
    ...rest,
    name,
    parameters: ofClass,
    refuses: (args, run) =>
      form
        .refuses(own(args), run)
        .map((issue) => ({ ...issue, path: issue.path.replace('args.learning_rate', `args.${initial}`) })),
    read: (args, run) => form.read(own(args), run),
    write: (schedule, run) => {
      const args = form.write(schedule, run);
      if (!args) return undefined;
      const { learning_rate, ...others } = args;
      return { [initial]: learning_rate, ...others };
    },
    inSinglePrecision: (args, run) => form.inSinglePrecision!(own(args), run),
    notes,
    formula: formula.replaceAll(/(?<!end_)learning_rate/g, initial),
  };
}
