import type { Probe } from './probe.ts';

/** A service says of itself that it is ready. */
export const isReady = (service: string): Probe => ({
  about: service,
  reads: 'system',
  read: async ({ system }) => {
    const { ready, reason } = await system.service(service).ready();
    return ready
      ? { verdict: 'holds', says: `${service} is ready` }
      : { verdict: 'violated', says: `${service} is not ready: ${reason}` };
  },
});
