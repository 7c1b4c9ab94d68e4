import { lasting, type StepUnit } from '@lrlab/analysis';
import {
  durationOf,
  type Issue,
  type Plan,
  planOf,
  type Rounding,
  type Schedule,
  ScheduleError,
} from '@lrlab/core';
import { type Call, dialects, type Run, readText } from '@lrlab/dialects';
import type { Io } from '../command.ts';
import { isRecord } from '../source/check-source.ts';
import { readSource } from '../source/read-source.ts';
import { sourceGiven } from '../source/source-given.ts';
import { imagesIn, type PlanValues } from './plan-values.ts';
import { runOfPlan, stepUnitOf, wordsPlan } from './words-plan.ts';

/** A recipe that was given in its own words. */
export interface RecipeGiven {
  readonly plan: Plan;
  /** What a step of its schedules is. */
  readonly stepUnit: StepUnit;
  /** One for each parameter group. */
  readonly schedules: readonly [Schedule, ...Schedule[]];
  /** The call that says them, where it is one. */
  readonly call: Call | undefined;
  /** Statements of a text that were passed over. */
  readonly ignored: readonly Issue[];
}

/** Reads the recipe of an input, with what it says about its run where no option does; `also` are faults to tell with its own. */
export async function recipeGiven(
  input: string,
  {
    values,
    also,
    io,
  }: { readonly values: PlanValues; readonly also: readonly Issue[]; readonly io: Pick<Io, 'input'> },
): Promise<RecipeGiven> {
  const issues: Issue[] = [...also];
  const source = await attempt(issues, () => sourceGiven(input, io.input));
  const told = source && (await attempt(issues, () => runTold(source)));
  if (source && isSteppedByUser(source) && values.stepped === undefined) {
    const message = 'expected epoch or update, as the training loop steps this call, got nothing';
    issues.push({ path: '--stepped', code: 'field', message });
  }
  const base = told && basePlan(values, told, issues);
  if (!source || !told || !base || issues.length > 0) throw new ScheduleError(issues);
  const plan = lengthened(base, { values, told, source });
  const { schedules, call, ignored } = readWith(source, { plan, values });
  const stepUnit = stepUnitOf(source['dialect']);
  return { plan, stepUnit, schedules: schedules as RecipeGiven['schedules'], call, ignored };
}

type Source = Readonly<Record<string, unknown>>;

async function attempt<T>(issues: Issue[], read: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ScheduleError)) throw error;
    issues.push(...error.issues);
    return undefined;
  }
}

/** What a source says about its run. */
function runTold({ dialect, text, run }: Source): Run {
  const own = isRecord(run) ? (run as Run) : {};
  if (typeof dialect !== 'string' || typeof text !== 'string') return own;
  return { ...readText(text, { dialect }).run, ...own };
}

/** A dialect that there is not is told when the source is read. */
const isSteppedByUser = ({ dialect }: Source): boolean =>
  dialects.some(({ id, isSteppedByUser = false }) => id === dialect && isSteppedByUser);

/** The plan but for its length, which the recipe itself may say. */
function basePlan(values: PlanValues, told: Run, issues: Issue[]): Plan | undefined {
  const { devices = told.devices ?? 1, accumulation = told.accumulation ?? 1 } = values;
  const batchSize = values.batch ?? (told.batchSize ?? Number.NaN) / (devices * accumulation);
  const images = imagesIn(values.images, values.data);
  if (!Number.isInteger(batchSize)) {
    const message =
      told.batchSize === undefined
        ? 'expected the images of a batch, got nothing'
        : `expected the images of a batch on one device, as the recipe's ${told.batchSize} are not to be shared by ${devices * accumulation}`;
    issues.push({ path: '--batch', code: 'field', message });
  }
  if (issues.length > 0) return undefined;
  return planOf({
    images: images!,
    batchSize,
    devices,
    accumulation,
    dropLast: values['drop-last'] ?? false,
    ...(values.rounding !== undefined && { rounding: values.rounding as Rounding }),
  });
}

/** The plan with its length: as options say, or as the recipe does, or as long as its schedule. */
function lengthened(
  base: Plan,
  { values, told, source }: { readonly values: PlanValues; readonly told: Run; readonly source: Source },
): Plan {
  if (values.epochs !== undefined) return { ...base, epochs: values.epochs };
  if (values.steps !== undefined) return lasting(base, values.steps);
  // What the recipe itself counts are steps of its own.
  const own = wordsPlan(base, stepUnitOf(source['dialect']));
  const lastingOwn = (steps: number): Plan =>
    own === base
      ? lasting(base, Math.ceil(steps))
      : { ...base, epochs: lasting(own, Math.ceil(steps)).epochs };
  if (told.totalSteps !== undefined) return lastingOwn(told.totalSteps);
  if (told.epochs !== undefined) return { ...base, epochs: told.epochs };
  const message = 'expected it or --steps, as the recipe does not say how long the run is, got nothing';
  const asked: Issue = { path: '--epochs', code: 'field', message };
  try {
    const length = durationOf(readWith(source, { plan: base, values, isLengthKnown: false }).schedules[0]!);
    if (Number.isFinite(length)) return lastingOwn(length);
  } catch (error) {
    if (!(error instanceof ScheduleError)) throw error;
    const others = error.issues.filter(({ path }) => path !== 'run.totalSteps' && path !== 'run.epochs');
    throw new ScheduleError([asked, ...others]);
  }
  throw new ScheduleError([asked]);
}

function readWith(
  source: Source,
  {
    plan,
    values,
    isLengthKnown = true,
  }: { readonly plan: Plan; readonly values: PlanValues; readonly isLengthKnown?: boolean },
): ReturnType<typeof readSource> {
  const { dialect } = source;
  if ('schedule' in source || typeof dialect !== 'string') return readSource(source);
  const own = isRecord(source['run']) ? source['run'] : {};
  const { totalSteps, epochs, ...others } = runOfPlan(wordsPlan(plan, stepUnitOf(dialect)), {
    dialect,
    stepped: values.stepped,
  });
  const rates = values['base-rate'];
  const run = {
    ...own,
    ...others,
    ...(isLengthKnown && { totalSteps }),
    ...(isLengthKnown && epochs !== undefined && { epochs }),
    ...(rates && { baseRate: rates.length === 1 ? rates[0] : rates }),
  };
  return readSource({ ...source, run });
}
