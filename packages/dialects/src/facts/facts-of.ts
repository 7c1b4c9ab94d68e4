import type { Issue } from '@lrlab/core';
import { runInTicks, ticksIn, ticksOf } from '../clock/clock.ts';
import { dialectOf, formOf } from '../form/call.ts';
import type { Args, Run } from '../form/form.ts';
import { formIn } from '../form/form-in.ts';
import { readPlaced } from '../text/read-text.ts';
import { withDefaults } from '../text/with-defaults.ts';
import { declaredOf } from './declared-of.ts';
import { executedIn, hasTypes } from './executed-in.ts';
import type { Facts, FactsSource } from './facts.ts';
import { factsCall, optimizerOf, othersIn } from './facts-call.ts';
import { groupOf, highestSchedule } from './highest-schedule.ts';
import { placesOf } from './places-of.ts';
import { resumedRun } from './resumed.ts';

/**
 * All that is known of a call or a text, for whoever looks for mistakes: also of a call that its framework refuses.
 *
 * A `ScheduleError` names what cannot be read in a text, or a name that no form has.
 *
 * @example
 * const facts = factsOf({ dialect: 'pytorch', text: 'CosineAnnealingLR(optimizer, 300)', run: { totalSteps: 100 } });
 * [facts.declared.total, facts.executed]; // => [300, 100]
 */
export function factsOf(source: FactsSource): Facts {
  const placed = source.text === undefined ? undefined : readPlaced(source.text, { dialect: source.dialect });
  const { clock, forms } = dialectOf(source.dialect);
  const form = placed ? formIn(forms, placed.reading.name)! : formOf(source.dialect, source.name ?? '');
  const args = placed?.reading.args ?? source.args ?? {};
  const run: Run = { ...placed?.reading.run, ...source.run };
  const node = placed?.found.call;
  const call = { dialect: source.dialect, name: form.name, args };
  const seen = highestSchedule({ ...call, run });
  const own = runInTicks(clock, { ...groupOf(run), ...seen.group });
  const filled = withDefaults(form, args);
  const declared = hasTypes(form, filled)
    ? declaredOf(source.dialect, { name: form.name, args: filled }, own)
    : {};
  const isUnknown = declared.mixesUnits === true && run.stepsPerEpoch === undefined;
  const executed = executedIn(form, { dialect: source.dialect, run, filled, own });
  return {
    dialect: source.dialect,
    call: factsCall(form, { name: form.name, args }),
    ...optimizerOf(form, node),
    others: node ? othersIn(form, node, source.text!) : {},
    run,
    ...(seen.schedule && !isUnknown && { schedule: seen.schedule }),
    issues: isUnknown ? [...seen.issues, noEpoch] : seen.issues,
    assumed: seen.assumed,
    clock,
    perUpdate: ticksOf(clock, groupOf(run)).perUpdate,
    ...(executed !== undefined &&
      !isUnknown && {
        executed,
        executedTicks: ticksIn(executed, clock, groupOf(run)),
      }),
    declared: isUnknown ? {} : declared,
    raisesAfterEnd: form.raisesAfterEnd,
    answersEnd: form.answersEnd,
    isSinglePrecision: form.inSinglePrecision !== undefined,
    isNoisy: seen.isNoisy || isNoisy(filled),
    places: node ? placesOf(form, node, source.text!) : {},
    ...(source.resume && { resume: resumedRun(source.resume, { ...call, run: own }) }),
    ...(source.origin && { origin: factsOf({ ...source.origin, run: { ...run, ...source.origin.run } }) }),
    ignored: placed?.reading.ignored ?? [],
  };
}

const noEpoch: Issue = {
  path: 'run.stepsPerEpoch',
  code: 'field',
  message: 'expected the updates of an epoch, as some lengths are in epochs and others in steps, got nothing',
};

/** timm's noise, which no schedule has. */
const isNoisy = (args: Args): boolean => (args['noise_range_t'] ?? args['noise'] ?? null) !== null;
