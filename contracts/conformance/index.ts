/** Whether a provider keeps its own OpenAPI document, judged by the traffic that was seen of it. */
export type { Exchange } from '../exchange.ts';
export {
  type Conformance,
  type ConformanceOptions,
  judgeConformance,
  type OperationConformance,
} from './judge-conformance.ts';
export type { Rule, Violation } from './violation.ts';
