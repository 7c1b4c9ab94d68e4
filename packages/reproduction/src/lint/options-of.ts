import type { Example } from '@lrlab/analysis';

/** What an example knows besides its text, as options of `lrlab lint`. */
export function optionsOf(example: Example): string[] {
  const { run = {}, resume, origin, reference } = example;
  const { baseRate } = run;
  const given: Readonly<Record<string, string | number | boolean | undefined>> = {
    framework: example.dialect,
    steps: run.totalSteps,
    'base-rate': typeof baseRate === 'object' ? baseRate.join(',') : baseRate,
    epochs: run.epochs,
    'steps-per-epoch': run.stepsPerEpoch,
    'batches-per-epoch': run.batchesPerEpoch,
    accumulation: run.accumulation,
    devices: run.devices,
    batch: run.batchSize,
    momentum: run.baseMomentum,
    optimizer: example.optimizer,
    'framework-version': example.version,
    resume: resume?.order,
    'resume-at': resume?.at,
    'checkpoint-total': resume?.total,
    'translated-from': origin && `${origin.dialect}: ${origin.text}`,
    'reference-rate': reference?.rate,
    'reference-batch': reference?.batch,
    'square-root': reference?.rule === 'sqrt' ? true : undefined,
    skipped: example.skipped,
    fractions: example.stepsFractions,
    dynamic: example.isDynamic,
  };
  return Object.entries(given).flatMap(([name, value]) => {
    if (value === undefined) return [];
    return value === true ? [`--${name}`] : [`--${name}`, String(value)];
  });
}

/** What the file of an example holds. */
export const fileOf = ({ text, plan, schedule }: Example): string =>
  text ?? JSON.stringify(plan ?? schedule, null, 2);

/** A command as it is typed. */
export const typed = (words: readonly string[]): string =>
  words.map((word) => (/^[\w@.,:/*-]+$/.test(word) ? word : `'${word.replaceAll("'", `'"'"'`)}'`)).join(' ');
