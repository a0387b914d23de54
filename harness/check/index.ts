/** Checks, their outcomes and evidence, and the verdict they fold into. */
export type { Check, CheckContext, Outcome, PlanName, RunContext, Suite, SuiteName } from './check.ts';
export { planNames, suiteNames } from './check.ts';
export type { Evidence, EvidenceKind, EvidenceWriter, Timeline } from './evidence.ts';
export { evidenceKinds } from './evidence.ts';
export { createEvidenceWriter, type EvidenceWriterOptions } from './evidence-writer.ts';
export { type RunSuiteOptions, runSuite } from './run-suite.ts';
export type { CheckResult, Counts, Environment, Verdict } from './verdict.ts';
export { count, fold } from './verdict.ts';
