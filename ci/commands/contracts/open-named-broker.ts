import { type Broker, brokerFromEnvironment } from '../../../contracts/broker-client/index.ts';
import { UsageError } from '../../../harness/errors.ts';

export interface BrokerOption {
  readonly broker?: string;
}

/** @throws UsageError SD_BROKER_OPTIONS when neither `--broker` nor `SHAKEDOWN_BROKER_URL` names one */
export function openNamedBroker({ broker: url }: BrokerOption, signal: AbortSignal): Broker {
  const named = brokerFromEnvironment({ url, signal });
  if (named) return named;
  throw new UsageError(
    'SD_BROKER_OPTIONS',
    'which broker? Give --broker <url> or set SHAKEDOWN_BROKER_URL; `shakedown broker` starts one',
  );
}
