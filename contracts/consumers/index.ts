/** The consumers' own tests, and the pacts that they write. */
export { type Pact, readPacts } from '../pact-file.ts';
export { judgeConsumers } from './judge-consumers.ts';
export { type ConsumerRun, runConsumerTests } from './run-consumer-tests.ts';
