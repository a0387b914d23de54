/** Whether a service runs, and whether it can do its work now. */
export { healthEndpoints, type ServerState } from './health-endpoints.ts';
export { createReadiness, type Readiness, type ReadinessCheck, type ReadinessReport } from './readiness.ts';
