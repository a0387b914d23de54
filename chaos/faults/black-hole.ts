import { edgeFault } from './edge-fault.ts';
import type { Fault } from './fault.ts';

/**
 * Connections over the edge open and stay open, and nothing comes through either way: a callee that hangs. When it ends,
 * Toxiproxy closes the connections that were caught in it.
 */
export const blackHole = (edge: string): Fault =>
  edgeFault({
    edge,
    says: 'is a black hole',
    severs: true,
    toxics: [
      { type: 'timeout', stream: 'upstream', attributes: { timeout: 0 } },
      { type: 'timeout', stream: 'downstream', attributes: { timeout: 0 } },
    ],
  });
