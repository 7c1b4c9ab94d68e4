import { type Command, command } from '../command.ts';
import { runOptions } from '../run-options.ts';

export const audit: Command = command({
  name: 'audit',
  summary:
    'hold the log of a training run against its plan: did it do what it should, and if not, what happened',
  rest: 'LOG',
  about: `Reads the learning rates that a run has logged, and says in a sentence whether it followed its plan, or at which
step it left it and what explains that. Explanations that fit equally are all told.

LOG is an event file of TensorBoard or a folder of them, trainer_state.json of Hugging Face, a CSV (Lightning, YOLO,
DeepSpeed, W&B), or a JSON object a line (MMEngine, MMCV, W&B). What is broken in it is told and passed over.

PLAN is a schedule or a call, as other commands take it: JSON, a call as its users write it after the name of the
framework (tensorflow: cosine_decay(0.01, step, 10000)), or @FILE (@- is standard input). Tell what is known of the
run: a mistake is often as large as the devices, the accumulation, or the updates of an epoch. With
--steps-per-epoch, a call such as PyTorch's is one that is meant to be stepped once per epoch; with
--updates-per-epoch, once per update.

The exit code is 0 if every tag follows its plan, and 1 if one does not, or if it cannot be said.`,
  options: {
    plan: { type: 'text', value: 'PLAN', summary: 'the schedule that was planned' },
    ...runOptions,
    'updates-per-epoch': {
      type: 'count',
      value: 'N',
      summary: 'the same, for a plan whose call counts updates: its words are not read as epochs',
    },
    tag: {
      type: 'text',
      value: 'TAG',
      summary: 'the tag or column; those that say learning rate unless told',
    },
    plot: { type: 'text', value: 'FILE', summary: 'draw plan and log, as a .html, .png or .svg file' },
  },
  examples: [
    {
      line: "lrlab audit runs/7 --steps 120 --updates-per-epoch 20 --base-rate 0.1 --plan 'pytorch: CosineAnnealingLR(optimizer, 120)'",
      about: 'event files in a folder',
    },
    {
      line: 'lrlab audit trainer_state.json --accumulation 4 --plan @plan.json --plot audit.html',
      about: 'a plan in a file, and a figure',
    },
  ],
  run: async ({ values, rest }, io) => {
    const { answerAudit } = await import('../audit/answer-audit.ts');
    return answerAudit(values, rest, io);
  },
});
