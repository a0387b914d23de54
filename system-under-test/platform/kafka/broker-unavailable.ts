import { InfrastructureError } from '../resilience/index.ts';

/** The broker could not be reached or did not confirm in time. */
export class BrokerUnavailable extends InfrastructureError {
  constructor(cause: unknown) {
    super('broker-unavailable', `Kafka cannot be used: ${cause instanceof Error ? cause.message : cause}`, cause);
  }
}
