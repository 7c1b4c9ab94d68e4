import { limits } from '../limits.ts';
import { type Rule, when } from '../rule.ts';
import { percent, shown } from '../words.ts';

const { least, warning } = limits.peak;

export const peakMissed: Rule = {
  id: 'peak/missed',
  severity: 'warning',
  summary: 'The highest rate of the run is not the one that was asked for.',
  condition: `In a run that outlasts the warm-up the highest rate of the updates is more than ${percent(warning)} under or over the declared peak: warning; more than ${percent(least)}: info.`,
  why: 'The peak falls between two updates (OneCycleLR with a fractional pct_start * total_steps), the curve has come down under the warm-up (detectron2 without RESCALE_INTERVAL, timm without warmup_prefix), or a milestone lies in it (MMCV). Two runs at "the same" rate are then not at the same rate.',
  fix: 'Let the curve begin after the warm-up, or give the rate that makes up for it.',
  check: (view) => {
    const { peak, warmup = 0, end } = view;
    if (peak === undefined || !(peak > 0) || end === undefined || warmup >= end) return [];
    const highest = view.highest();
    if (!highest) return [];
    const ratio = highest.rate / peak;
    return when(Math.abs(ratio - 1) > least, () => ({
      severity: Math.abs(ratio - 1) > warning ? 'warning' : 'info',
      message: `the highest rate is ${shown(highest.rate)}, ${percent(ratio)} of ${shown(peak)}`,
      step: highest.step,
    }));
  },
  examples: {
    fires: {
      dialect: 'pytorch',
      text: 'OneCycleLR(optimizer, max_lr=0.1, total_steps=7)',
      run: { totalSteps: 7 },
    },
    quiet: {
      dialect: 'pytorch',
      text: 'OneCycleLR(optimizer, max_lr=0.1, total_steps=10)',
      run: { totalSteps: 10 },
    },
  },
};
