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
export type { Log, LogFault, LogFormat, LogSeries } from './log/log.ts';
export { imagesPerEpoch } from './plan/images-per-epoch.ts';
export { type Length, type Unit, type Units, unitsOf } from './plan/units-of.ts';
