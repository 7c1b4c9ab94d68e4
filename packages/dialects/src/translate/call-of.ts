import { ScheduleError } from '@lrlab/core';
import { type Call, dialectOf, readGroups } from '../form/call.ts';
import { type Run, takesFunction } from '../form/form.ts';
import { isOdd } from '../form/is-odd.ts';
import { flat } from './flat.ts';
import { formCall } from './form-call.ts';
import { multiplied } from './multiplied.ts';
import { residualOf } from './residual.ts';
import { trainsFor } from './trains-for.ts';
import type { Groups, Writing } from './writing.ts';

/** The call that says the schedules of all groups: plainly if one can, then by a function, then in a roundabout way. */
export function callOf(groups: Groups, writing: Writing): Call | undefined {
  const same = writing.prefer && asItIs(groups, { ...writing, prefer: writing.prefer });
  if (same) return same;
  const plain = flat(groups[0], writing.executed);
  const factors = plain && multiplied(plain);
  // The schedule as it is says what happens after the end, too.
  const candidates = [groups[0], ...(plain ? [plain] : []), ...(factors ? [factors] : [])];
  const { forms } = dialectOf(writing.dialect);
  let odd: Call | undefined;
  for (const run of runsOf(writing)) {
    for (const tried of [
      forms.filter(({ name }) => name === writing.prefer?.name),
      forms.filter((form) => !takesFunction(form)),
      forms.filter(takesFunction),
    ]) {
      for (const schedule of candidates) {
        for (const { name } of tried) {
          const call = formCall(schedule, { ...writing, run, name, groups });
          if (call && !isOdd(call)) return call;
          odd ??= call;
        }
      }
    }
  }
  return odd;
}

/** The preferred call, if it says the schedules on this run, too. */
function asItIs(
  groups: Groups,
  {
    dialect,
    run,
    executed,
    prefer: { name, args },
  }: Writing & { readonly prefer: NonNullable<Writing['prefer']> },
): Call | undefined {
  const call: Call = { dialect, name, args, run };
  try {
    const again = readGroups(call);
    const isRight = groups.every((group, i) => {
      const own = again[i];
      return own && residualOf([group, own], { from: 0, to: executed }).firstStep === null;
    });
    return isRight && trainsFor(call, executed) ? call : undefined;
  } catch (error) {
    // On another run the same arguments may be refused.
    if (error instanceof ScheduleError) return undefined;
    throw error;
  }
}

/** The run as it is; then, where users step a schedule themselves, stepped once an update in place of once an epoch. */
function runsOf({ dialect, run }: Writing): readonly Run[] {
  const { stepsPerEpoch = 1, epochs: _, ...byUpdate } = run;
  return stepsPerEpoch !== 1 && dialectOf(dialect).isSteppedByUser ? [run, byUpdate] : [run];
}
