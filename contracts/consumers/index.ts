/** The consumers' own tests, which write the pacts. */
export { judgeConsumers } from './judge-consumers.ts';
export { type ConsumerRun, runConsumerTests } from './run-consumer-tests.ts';
