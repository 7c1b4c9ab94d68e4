import { ticksOf } from '../clock/clock.ts';
import { dialectOf } from '../form/call.ts';
import type { Args, Form, GroupRun, Run } from '../form/form.ts';
import { formIn } from '../form/form-in.ts';
import { type InnerCall, isInnerCall, isPassedIn } from '../form/parameter.ts';
import { groupOf } from './highest-schedule.ts';

/** Whether every argument has its type, in inner calls as well, so that what it declares may be asked. */
export const hasTypes = ({ parameters }: Form, args: Args): boolean =>
  parameters.every((parameter) => {
    const value = args[parameter.name];
    const forms = parameter.type.forms?.() ?? [];
    const calls = (Array.isArray(value) ? value : [value]).filter(isInnerCall);
    const isInner = ({ name, args: own }: InnerCall): boolean => {
      const form = formIn(forms, name);
      return form !== undefined && hasTypes(form, own);
    };
    return (
      isPassedIn(parameter) || (parameter.type.holds(value) && (forms.length === 0 || calls.every(isInner)))
    );
  });

interface Executing {
  readonly dialect: string;
  readonly run: Run;
  readonly filled: Args;
  readonly own: GroupRun;
}

/** Updates of the run: what is told, or what the call itself trains for. */
export function executedIn(form: Form, { dialect, run, filled, own }: Executing): number | undefined {
  const { totalSteps, epochs, stepsPerEpoch } = run;
  if (totalSteps !== undefined) return totalSteps;
  if (epochs !== undefined && stepsPerEpoch !== undefined) return epochs * stepsPerEpoch;
  const { clock, isSteppedByUser } = dialectOf(dialect);
  const trains = form.trains && hasTypes(form, filled) ? form.trains(filled, own) : undefined;
  if (trains !== undefined && trains > 0) return trains / ticksOf(clock, groupOf(run)).perUpdate;
  // Where nobody says what an epoch has, an epoch is a step.
  return isSteppedByUser ? undefined : epochs;
}
