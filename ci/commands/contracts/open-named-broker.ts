import { type Broker, openBroker } from '../../../contracts/broker-client/index.ts';
import { UsageError } from '../../../harness/errors.ts';

export interface BrokerOption {
  readonly broker?: string;
}

/**
 * The broker that `--broker` or `SHAKEDOWN_BROKER_URL` names. Credentials come from the environment alone, since a command line is
 * everybody's to read: `SHAKEDOWN_BROKER_TOKEN`, or `SHAKEDOWN_BROKER_USERNAME` and `SHAKEDOWN_BROKER_PASSWORD`.
 *
 * @throws UsageError SD_BROKER_OPTIONS
 */
export function openNamedBroker({ broker }: BrokerOption, signal: AbortSignal): Broker {
  const named = openBrokerIfNamed({ broker }, signal);
  if (named) return named;
  throw new UsageError(
    'SD_BROKER_OPTIONS',
    'which broker? Give --broker <url> or set SHAKEDOWN_BROKER_URL; `shakedown broker` starts one',
  );
}

export function openBrokerIfNamed(
  { broker }: { broker?: string | undefined },
  signal?: AbortSignal,
): Broker | undefined {
  const { env } = process;
  const url = broker ?? env.SHAKEDOWN_BROKER_URL;
  if (!url) return undefined;
  return openBroker({ url, ...brokerCredentials(env), ...(signal && { signal }) });
}

export const brokerCredentials = (env: NodeJS.ProcessEnv = process.env) => ({
  ...(env.SHAKEDOWN_BROKER_TOKEN && { token: env.SHAKEDOWN_BROKER_TOKEN }),
  ...(env.SHAKEDOWN_BROKER_USERNAME && {
    username: env.SHAKEDOWN_BROKER_USERNAME,
    password: env.SHAKEDOWN_BROKER_PASSWORD ?? '',
  }),
});
