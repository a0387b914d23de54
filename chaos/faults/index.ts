/** What can be done to an edge, a service or a topic; each is one small file. */
export { bandwidth } from './bandwidth.ts';
export { blackHole } from './black-hole.ts';
export { cut } from './cut.ts';
export { type EdgeFaultOptions, edgeFault, requireEdge } from './edge-fault.ts';
export type { Applied, Fault, FaultTarget, PreparedFault } from './fault.ts';
export { kill } from './kill.ts';
export { latency } from './latency.ts';
export { type LoseAnswersOptions, loseAnswers } from './lose-answers.ts';
export { pause } from './pause.ts';
export { poison } from './poison.ts';
export { type RedeliverOptions, redeliver } from './redeliver.ts';
export { reset } from './reset.ts';
export { slicer } from './slicer.ts';
export { slowClose } from './slow-close.ts';
export { terminate } from './terminate.ts';
