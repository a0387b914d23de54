import { edgeFault } from './edge-fault.ts';
import type { Fault } from './fault.ts';

/**
 * Every connection over the edge breaks at the first bytes the caller sends; the callee sees none of them. Connections made
 * while it is on get a real RST; Toxiproxy ends older ones with a FIN (it sets SO_LINGER only when a connection begins).
 */
export const reset = (edge: string): Fault =>
  edgeFault({
    edge,
    says: 'resets every connection',
    severs: true,
    toxics: [{ type: 'reset_peer', stream: 'upstream', attributes: { timeout: 0 } }],
  });
