import { pageOf, rules } from '@lrlab/analysis';
import { markdownTable } from '../frameworks/markdown-table.ts';
import { recipes } from './recipes/all.ts';
import { type Tried, tried } from './tried.ts';

/** The page of all rules, and of what they say of recipes that people train with. */
export function lintPage(): string {
  const all = recipes.map(tried);
  return `${[opening, `## Rules\n\n${table()}`, `## Tried on recipes\n\n${told(all)}`, pictures].join('\n\n')}\n`;
}

const opening = `# Mistakes before the run

\`lrlab lint\` holds a configuration, a call, a schedule or a plan against ${rules.length} rules. Each has a page: when it speaks, in numbers; why
that matters; what to do; and a case in which it speaks next to one in which it does not.

<!-- Written by \`pnpm rules\` from packages/analysis/src/lint/rules and packages/reproduction/src/lint; change those. -->

\`\`\`text
lrlab lint train.yaml --framework detectron2
lrlab lint configs/*.py --steps-per-epoch 7330 --format sarif > lint.sarif
lrlab lint --steps 300 --base-rate 0.1 'pytorch: CosineAnnealingLR(optimizer, T_max=200)'
\`\`\`

An **error** is a run that will not do what is meant; a **warning** one that most likely will not; **info** is a surprise that may well be meant.
Nothing is guessed: a rule whose numbers are not known is silent, so tell what is known of the run.

From TypeScript it is \`lintOf(factsOf({ dialect, text, run }))\`: \`factsOf\` of \`@lrlab/dialects\` makes plain data of a call or a text, and \`lintOf\`
of \`@lrlab/analysis\` asks the rules, which are data too: \`rules\`. [A notebook](../notebooks/before-the-run.ipynb) does it with figures.`;

function table(): string {
  const rows = rules.map((rule) => [
    `[${rule.id}](${pageOf(rule.id).replace('docs/', '')})`,
    rule.severity,
    rule.summary,
  ]);
  return markdownTable(['rule', 'at most', 'what it says'], rows);
}

function told(all: readonly Tried[]): string {
  const right = all.filter(({ recipe }) => (recipe.wrong ?? []).length === 0);
  const alarmed = all.filter(({ falseAlarms }) => falseAlarms.length > 0);
  const alarms = alarmed.reduce((sum, { falseAlarms }) => sum + falseAlarms.length, 0);
  const missed = all.reduce((sum, one) => sum + one.missed.length, 0);
  const due = all.reduce((sum, { recipe }) => sum + (recipe.wrong ?? []).length, 0);
  const infos = all.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'info'));
  const lines = alarmed.map(
    ({ recipe, falseAlarms }) =>
      `- ${recipe.name} (${recipe.from}): ${falseAlarms.map(({ rule, message }) => `\`${rule}\`, ${message}`).join('; ')}.`,
  );
  const none = 'There is no false alarm among errors and warnings';
  const some = `${alarms} errors or warnings are false alarms, in ${alarmed.length} recipe${alarmed.length === 1 ? '' : 's'}`;
  return `${all.length} recipes of public repositories, ${right.length} of which have nothing wrong, are looked at in every test:
MMDetection and its family, detectron2, TF Object Detection, PaddleDetection, YOLO, transformers, Accelerate, DeepSpeed, Megatron-LM, timm, and
the scripts of papers. ${alarms === 0 ? none : some}; of the ${due} findings that are due ${due - missed} are told. There are ${infos.length} infos besides.
${lines.length > 0 ? `\n${lines.join('\n')}\n` : ''}
${recipeTable(all)}`;
}

function recipeTable(all: readonly Tried[]): string {
  const rows = all.map(({ recipe: { dialect, name, from }, findings }) => {
    const alarms = findings.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule);
    return [dialect, name, from, [...new Set(alarms)].join(', ')];
  });
  return markdownTable(['framework', 'recipe', 'values of', 'errors and warnings'], rows);
}

const pictures = `## What a seam and a rebound look like

timm's cosine runs on under the warm-up unless \`warmup_prefix\` is set, so that the rate drops where the warm-up ends:

\`\`\`ts
import { readCall } from '@lrlab/dialects';

const call = { dialect: 'timm', name: 'CosineLRScheduler', run: { baseRate: 1 } };
const lengths = { t_initial: 100, warmup_t: 30, t_in_epochs: false };
const overlaid = readCall({ ...call, args: lengths });
const prefixed = readCall({ ...call, args: { ...lengths, t_initial: 70, warmup_prefix: true } });
\`\`\`

![The rate drops where a warm-up over the cosine ends](pictures/lint-seam.svg)

A cosine of PyTorch comes back up in a run that outlasts it, where one of TensorFlow stays at its floor:

\`\`\`ts
import { readCall } from '@lrlab/dialects';
import { window } from '@lrlab/core';

const cosine = { name: 'CosineAnnealingLR', args: { T_max: 200 }, run: { baseRate: 1 } };
const rebounding = window(readCall({ dialect: 'pytorch', ...cosine }), { start: 0, steps: 300 });
const decay = { name: 'cosine_decay', args: { learning_rate: 1, decay_steps: 200 } };
const resting = window(readCall({ dialect: 'tensorflow', ...decay }), { start: 0, steps: 300 });
\`\`\`

![One cosine climbs after its end, the other rests](pictures/lint-rebound.svg)

Next: [the command](commands.md#lrlab-lint), [what each framework does](frameworks.md), [a log held against its plan](audit.md).`;
