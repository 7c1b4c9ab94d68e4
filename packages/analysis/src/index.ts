export { type Aligned, alignedOf } from './audit/aligned-of.ts';
export { auditOf } from './audit/audit-of.ts';
export type { AuditPlan } from './audit/audit-plan.ts';
export type {
  Agreement,
  Because,
  Diagnosis,
  Divergence,
  Explanation,
  IndexReading,
  IndexUnit,
  Verdict,
} from './audit/diagnosis.ts';
export { diagnosisText } from './audit/diagnosis-text.ts';
export { type CompareOptions, compareOf } from './compare/compare-of.ts';
export type { Comparison, Difference, Gap, Relation } from './compare/difference.ts';
export { differenceText } from './compare/difference-text.ts';
export { distancesOf } from './compare/distances-of.ts';
export type { Finding, Severity } from './lint/finding.ts';
export { lintOf } from './lint/lint-of.ts';
export { pageOf } from './lint/page-of.ts';
export type { Example, Rule } from './lint/rule.ts';
export { rules } from './lint/rules.ts';
export type { Resume, Subject } from './lint/subject.ts';
export type { Log, LogFault, LogFormat, LogSeries } from './log/log.ts';
export type { EffectiveWarmup, Jump, Metrics, Phase, RateAt, Slope } from './metrics/metrics.ts';
export { type MetricsOptions, metricsOf } from './metrics/metrics-of.ts';
export { imagesPerEpoch } from './plan/images-per-epoch.ts';
export { type Kept, lasting, type Move, movedLength, movedPlan, type StepUnit } from './plan/moved-plan.ts';
export {
  type MovedRecipe,
  type MoveOptions,
  movedRecipe,
  rateFactorOf,
  type Scaling,
} from './plan/moved-recipe.ts';
export {
  type MovedSchedule,
  type MovedStep,
  type MoveScheduleOptions,
  movedSchedule,
} from './plan/moved-schedule.ts';
export { type PlanRow, type PlanTable, planTableOf, type RoundingRow } from './plan/plan-table-of.ts';
export type { Recipe } from './plan/recipe.ts';
export { type Length, type Unit, type Units, unitsOf } from './plan/units-of.ts';
export { warmupOf } from './plan/warmup-of.ts';
