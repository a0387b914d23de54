/** In which order changed services can be rolled out, so that no two versions meet that are not verified with each other. */
export type { Because, Blocked, DeployPlan, LeftOut, Reason, Rollout, Step } from './deploy-plan.ts';
export type { Finding, Party } from './finding.ts';
export type { Change } from './fleet.ts';
export type { PacticipantVersion, PactResults, PlanInput, VerificationResult } from './plan-input.ts';
export { type PlanQuestion, type PlanSource, planInputFrom } from './plan-input-from.ts';
export { type BrokerAnswers, type PlanQuery, planInputOf, planQuery } from './plan-input-of.ts';
export { type PlanOptions, planRollout } from './plan-rollout.ts';
export { renderPlan } from './render-plan.ts';
