import { edgeFault } from './edge-fault.ts';
import type { Fault } from './fault.ts';

/** Connections over the edge close `ms` late. */
export const slowClose = (edge: string, { ms }: { readonly ms: number }): Fault =>
  edgeFault({
    edge,
    says: `closes its connections ${ms} ms late`,
    toxics: [{ type: 'slow_close', stream: 'downstream', attributes: { delay: ms } }],
  });
