import type { StepUnit } from '@lrlab/analysis';
import { issueText, ScheduleError } from '@lrlab/core';
import { dialectOf } from '@lrlab/dialects';
import { writeWhole } from '@lrlab/kernel';
import type { ExitCode, Io } from '../command.ts';
import { residualText } from '../convert/tell.ts';
import { type Format, formatOf } from '../plot/drawn.ts';
import { drawnPlan } from './drawn-plan.ts';
import { counted, moved, type PlanAnswer } from './plan-answer.ts';
import { changesIn, checkValues, type PlanValues } from './plan-values.ts';
import { recipeGiven } from './recipe-given.ts';
import { recipeOf, recipeTold } from './recipe-of.ts';
import { rateText, roundedSteps, roundedText, tableLines } from './tell-plan.ts';

/** Answers `lrlab plan`: a table, or one before and one after with what was scaled and rounded, and the moved text. */
export async function answerPlan(values: PlanValues, rest: readonly string[], io: Io): Promise<ExitCode> {
  const [input] = rest;
  const issues = checkValues(values, input !== undefined);
  if (rest.length > 1)
    issues.push({ path: '', code: 'field', message: `expected at most one recipe, got ${rest.length}` });
  const format = values.plot === undefined ? undefined : formatOf(values.plot, '--plot');
  if (typeof format === 'object') issues.push(format);
  const given = input === undefined ? undefined : await recipeGiven(input, { values, also: issues, io });
  if (issues.length > 0) throw new ScheduleError(issues);
  for (const issue of given?.ignored ?? []) io.err(`passed over: ${issueText(issue)}\n`);
  const recipe = given ? recipeOf(given) : recipeTold(values);
  const to = changesIn(values);
  const answer = to ? moved(recipe, { to, values, given }) : counted(recipe, { values, given });
  if (values.plot !== undefined) await writeWhole(values.plot, await drawnPlan(answer, format as Format));
  await io.out(values.json ? jsonOf(answer, values.plot) : textOf(answer, values));
  const written = answer.moved?.written;
  if (!written || !given?.call) return 0;
  const unit = answer.stepUnit === 'batches' ? 'batch' : 'update';
  io.err(`${residualText(written, dialectOf(given.call.dialect), unit)}
`);
  return written.text === undefined ? 1 : 0;
}

function textOf({ before, moved, stepUnit }: PlanAnswer, { scaling = 'linear', plot }: PlanValues): string {
  const drawn = plot === undefined ? [] : ['', plot];
  if (!moved) return `${[tableLines(before, ''), ...spaced(roundedText(before)), ...drawn].join('\n')}\n`;
  const { after, rateFactor, written } = moved;
  const notes = [...rateText([before, after], rateFactor, scaling), ...roundedOf(moved, stepUnit)];
  const text = written?.program === undefined ? [] : ['', written.program];
  const tables = [tableLines(before, 'before'), '', tableLines(after, 'after')];
  return `${[...tables, ...spaced(notes), ...text, ...drawn].join('\n')}\n`;
}

/** Where words count batches, several of which are an update, their own steps were rounded and not those of the table. */
function roundedOf(
  { after, places, periods }: NonNullable<PlanAnswer['moved']>,
  stepUnit: StepUnit,
): string[] {
  if (stepUnit === 'updates' || after.plan.accumulation === 1)
    return [...roundedText(after), ...roundedSteps({ places: [], periods }, stepUnit)];
  const rows = after.rows.filter(({ name }) => name === 'run');
  return [...roundedSteps({ places, periods }, stepUnit), ...roundedText({ rows })];
}

const spaced = (lines: readonly string[]): readonly string[] => (lines.length > 0 ? ['', ...lines] : []);

function jsonOf({ before, moved }: PlanAnswer, plot: string | undefined): string {
  const { written, places: _, periods: __, ...tables } = moved ?? {};
  const all = { ...(moved ? { before, ...tables } : before), ...written, ...(plot && { written: plot }) };
  return `${JSON.stringify(all)}\n`;
}
