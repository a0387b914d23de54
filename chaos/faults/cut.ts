import { edgeFault } from './edge-fault.ts';
import type { Fault } from './fault.ts';

/** The callee is gone for this caller: open connections end, new ones are refused. */
export const cut = (edge: string): Fault => edgeFault({ edge, says: 'is cut', severs: true, close: true });
