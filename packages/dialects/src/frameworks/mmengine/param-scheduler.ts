import type { CheckedCall } from '../../form/check-args.ts';
import { type Form, form } from '../../form/form.ts';
import { calls, type InnerCall, required } from '../../form/parameter.ts';
import { composed, type Member } from './composed.ts';
import type { IntervalArgs } from './interval.ts';
import { listOf } from './list-of.ts';
import { saysInRun, withoutEnd } from './needless-end.ts';
import { schedulers } from './schedulers.ts';

function membersOf(list: readonly InnerCall[], ending: 'LR' | 'Momentum'): Member[] {
  return (list as readonly CheckedCall[]).flatMap(({ form: { name }, args }, index) => {
    const found = schedulers.find(({ scheduler }) => name === `${scheduler.name}${ending}`);
    return found ? [{ scheduler: found.scheduler, args: args as unknown as IntervalArgs, index }] : [];
  });
}

/** The list of a config: every scheduler steps in turn, and takes what the ones before left. */
export const paramScheduler = (forRate: readonly Form[], forMomentum: readonly Form[]): Form => {
  const own: Form = form<{ schedulers: readonly InnerCall[] }>({
    name: 'param_scheduler',
    parameters: [
      required(
        'schedulers',
        calls(() => [...forRate, ...forMomentum]),
      ),
    ],
    needs: ['baseRate'],
    read: (args, run) => composed(membersOf(args.schedulers, 'LR'), run, run.baseRate ?? 1),
    momentum: (args, run) => {
      const members = membersOf(args.schedulers, 'Momentum');
      if (run.baseMomentum === undefined || members.length === 0) return undefined;
      return composed(members, run, run.baseMomentum);
    },
    write: (schedule, run) => {
      const list = listOf(schedule, { forRate, run });
      if (!list) return undefined;
      // An end that makes no difference in the run nobody writes.
      const schedulers = list.reduce((kept: readonly InnerCall[], { name, args }, i) => {
        const tried = kept.map((call, at) => (at === i ? { name, args: withoutEnd(args) } : call));
        return saysInRun(own, { schedulers: tried }, run, schedule) ? tried : kept;
      }, list);
      return { schedulers };
    },
    families: [
      'one after the other',
      'multiplied',
      'momentum',
      'cosine with plateau',
      'warm-up, stable, decay',
    ],
    formula: 'what its schedulers make of each other, each within its begin and end',
    notes: [
      {
        code: 'name',
        text: 'Schedulers whose intervals overlap multiply: a warm-up beside a multi-step is a factor of it.',
        fixture: 'mmengine/list-multiplied',
      },
      {
        code: 'last-step',
        text: 'Linear until 3 and a cosine from 3 to 8 have two ticks at the peak and never meet the floor.',
        fixture: 'mmengine/list-guide',
      },
      {
        code: 'boundary',
        text: 'A scheduler takes the rate in force where it begins, not the base.',
        fixture: 'mmengine/list-poly-from-less',
      },
      {
        code: 'after-end',
        text: 'A cosine that began below the base rises to the base after T_max.',
        fixture: 'mmengine/list-cosine-from-less',
      },
    ],
  });
  return own;
};
