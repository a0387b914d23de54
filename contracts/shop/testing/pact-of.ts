import { PactV4 } from '@pact-foundation/pact';

/** The pact that `consumer` has with `provider`; the tests of several files may add to it. */
export const pactOf = (consumer: string, provider: string): PactV4 =>
  new PactV4({ consumer, provider, dir: process.env.PACT_DIR ?? 'pacts', logLevel: 'error' });
