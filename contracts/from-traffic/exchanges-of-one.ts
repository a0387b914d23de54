import type { Exchange } from '../exchange.ts';
import type { PathTemplate } from './path-template.ts';

/** Exchanges of one operation that were answered with one status. */
export interface ExchangesOfOne {
  readonly method: string;
  readonly status: number;
  /** Of the first. */
  readonly path: PathTemplate;
  readonly exchanges: readonly Exchange[];
}
