/** Users who run journeys while faults come and go. */
export { startWorkload, type Workload, type WorkloadOptions, type WorkloadRecord } from './start-workload.ts';
export type { StepSample, WorkloadPart } from './workload.ts';
