/** Child processes, ports and readiness: what is started here is supervised, and what a crash leaves behind is cleared. */
export { type ClearedOwner, type ClearOptions, clearOrphans } from './clear-orphans.ts';
export { identify, type ProcessIdentity, stillRuns } from './identity.ts';
export { residentBytes } from './memory.ts';
export { type PortOwner, portOwner } from './port-owner.ts';
export { freePort, freePorts, requirePort } from './ports.ts';
export { httpReady, tcpReady } from './readiness.ts';
export { openRegistry, type Registry } from './registry.ts';
export { type ExitInfo, type Supervised, type SuperviseOptions, supervise } from './supervised.ts';
export { type Readiness, type ReadinessProbe, type UntilOptions, until } from './until.ts';
export { whileRunning } from './while-running.ts';
