import type { Form, GroupRun } from '../../form/form.ts';
import { onIterations, onProgress } from '../../shared/by-epoch.ts';

/** A form on the scheduler's own ticks, stepped once an epoch where the run tells how many updates one has. */
export function steppedByEpoch(own: Form): Form {
  return {
    ...own,
    refuses: (args, run) => own.refuses(args, inEpochs(run)),
    read: (args, run) => onIterations(own.read(args, inEpochs(run)), true, run),
    write: (schedule, run) => {
      const { by_epoch, progress } = onProgress(schedule, run);
      return by_epoch ? own.write(progress, inEpochs(run)) : undefined;
    },
  };
}

function inEpochs({ stepsPerEpoch = 1, totalSteps, ...run }: GroupRun): GroupRun {
  return totalSteps === undefined ? run : { ...run, totalSteps: totalSteps / stepsPerEpoch };
}
