/** Breaks a running system on purpose, with an end to every fault, and judges what its users see meanwhile and after. */
export { chaosSuite } from './chaos-suite.ts';
export type {
  Applied,
  EdgeFaultOptions,
  Fault,
  FaultTarget,
  LoseAnswersOptions,
  PreparedFault,
  RedeliverOptions,
} from './faults/index.ts';
export {
  bandwidth,
  blackHole,
  cut,
  edgeFault,
  kill,
  latency,
  loseAnswers,
  pause,
  poison,
  redeliver,
  reset,
  slicer,
  slowClose,
  terminate,
} from './faults/index.ts';
export { poisonHeader } from './kafka/produce-poison.ts';
export { type AbandonedLease, clearAbandonedLeases } from './leases/index.ts';
export type { ChaosOptions } from './options.ts';
export type { During, Scenario, TimedFault } from './scenario/index.ts';
export { defineScenario } from './scenario/index.ts';
export { type ClientEdgeOptions, clientEdgeScenarios } from './scenarios/client-edge-scenarios.ts';
export { type RestartOptions, restartScenario } from './scenarios/restart-scenario.ts';
export type {
  AnswersWithinOptions,
  FigureOptions,
  Probe,
  ProbeContext,
  Reading,
  SucceedsOptions,
} from './steady-state/index.ts';
export { answersWithin, figure, isReady, succeeds } from './steady-state/index.ts';
export { residualFaults } from './toxiproxy/residual-faults.ts';
export type { StepSample, WorkloadPart, WorkloadRecord } from './workload/index.ts';
