/** Real parts for the shop's integration tests. */
export { createTestKey, type FakeAuth, startFakeAuth, type TestKey } from './fake-auth.ts';
export { createMemoryBroker, type MemoryBroker } from './memory-broker.ts';
export { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';
export { startTestPostgres, type TestPostgres } from './test-postgres.ts';
export { createTestService, type TestService } from './test-service.ts';
export { until } from './until.ts';
