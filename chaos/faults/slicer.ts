import { edgeFault } from './edge-fault.ts';
import type { Fault } from './fault.ts';

/** Answers over the edge come in pieces of about `bytes`, `everyMs` apart: a reader must not take a piece for the whole. */
export const slicer = (edge: string, { bytes, everyMs }: { readonly bytes: number; readonly everyMs: number }): Fault =>
  edgeFault({
    edge,
    says: `answers in pieces of ${bytes} bytes, ${everyMs} ms apart`,
    // Toxiproxy counts this delay in microseconds.
    toxics: [
      {
        type: 'slicer',
        stream: 'downstream',
        attributes: { average_size: bytes, size_variation: Math.floor(bytes / 2), delay: everyMs * 1_000 },
      },
    ],
  });
