/** Who calls and who tells whom, and what of it is under contract. */
export { type EdgeCover, edgeCover } from './edge-cover.ts';
export { type TopicEdge, topicEdges, topicsBetween } from './topic-edges.ts';
