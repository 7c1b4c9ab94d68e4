import type { Ramp, Schedule } from '@lrlab/core';
import { spansOf } from '../../shared/timeline.ts';
import { curves, type SchedulerArgs, type WsdStyle, wsdStyle } from './scheduler-args.ts';

type Parts = ReturnType<typeof spansOf>;

const unwindowed = (part: Schedule): Schedule => (part.kind === 'window' ? part.part : part);

/** What is inside of windows and of a floor, and the floor. */
function bare(part: Schedule, min = 0): { readonly part: Schedule; readonly min: number } {
  if (part.kind === 'window') return bare(part.part, min);
  return part.kind === 'clamp' ? bare(part.part, part.min ?? min) : { part, min };
}

/** What may be the warm-up of some parts, and what comes after it. Updates see only some samples, so that parts may be cut. */
function unwarmed(parts: Parts): { readonly rest: Parts; readonly own: Partial<SchedulerArgs> } {
  const rising = unwindowed(parts[0]!.part);
  const isWarm =
    rising.kind === 'ramp' && rising.curve === 'linear' && rising.from <= rising.to && parts.length > 1;
  if (!isWarm) return { rest: parts, own: { init_lr: 0, lr_warmup_steps: 0 } };
  return {
    rest: parts.slice(1),
    own: { init_lr: rising.from, lr_warmup_steps: rising.steps, max_lr: rising.to },
  };
}

export function writeSchedule(schedule: Schedule): Partial<SchedulerArgs> | undefined {
  const { rest, own } = unwarmed(spansOf(schedule));
  const warm = own.lr_warmup_steps!;
  const last = rest.at(-1)!;
  const main = rest.find(({ part }) => part.kind !== 'constant');
  const lowest = last.part.kind === 'constant' ? last.part.rate : undefined;
  if (!main) {
    if (lowest === undefined || rest.length > 1) return undefined;
    const max_lr = own.max_lr ?? lowest;
    return { ...own, max_lr, min_lr: 0, lr_decay_steps: warm + 1, lr_decay_style: 'constant' };
  }
  const { part, min } = bare(main.part);
  const origin = main.start - (main.part.kind === 'window' ? main.part.start : 0);
  if (part.kind === 'powerLaw') {
    const max_lr = part.rate;
    // The last sample still counts, and an end before it says the same.
    return {
      ...own,
      max_lr,
      min_lr: min,
      lr_decay_steps: main.end - 1,
      lr_decay_style: 'inverse-square-root',
    };
  }
  if (part.kind !== 'ramp') return undefined;
  const { from: max_lr, to: min_lr, steps } = part;
  const common = { ...own, max_lr, min_lr, lr_decay_steps: origin + steps };
  const isPlain = Math.abs(origin - warm) < 1e-9;
  if (isPlain && (part.curve === 'linear' || part.curve === 'cosine'))
    return { ...common, lr_decay_style: part.curve };
  const lr_wsd_decay_style = wsdStyleOf(part);
  return { ...common, lr_decay_style: 'WSD', wsd_decay_steps: steps, lr_wsd_decay_style };
}

const wsdStyleOf = ({ curve }: Ramp): WsdStyle =>
  wsdStyle.find((style) => JSON.stringify(curves[style]) === JSON.stringify(curve)) ?? 'linear';
