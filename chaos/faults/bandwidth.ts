import { edgeFault } from './edge-fault.ts';
import type { Fault } from './fault.ts';

/** Answers over the edge trickle at `kilobytesPerSecond`. */
export const bandwidth = (edge: string, { kilobytesPerSecond }: { readonly kilobytesPerSecond: number }): Fault =>
  edgeFault({
    edge,
    says: `carries ${kilobytesPerSecond} kB/s`,
    toxics: [{ type: 'bandwidth', stream: 'downstream', attributes: { rate: kilobytesPerSecond } }],
  });
