import { type Broker, openBroker } from './open-broker.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The broker at `url`, else at `SHAKEDOWN_BROKER_URL`; undefined when neither names one. Credentials come from the environment alone,
 * since a command line is everybody's to read: `SHAKEDOWN_BROKER_TOKEN`, or `SHAKEDOWN_BROKER_USERNAME` and `SHAKEDOWN_BROKER_PASSWORD`.
 *
 * @throws UsageError SD_BROKER_OPTIONS
 */
export function brokerFromEnvironment(
  { url, signal }: { readonly url?: string | undefined; readonly signal?: AbortSignal },
  env: Environment = process.env,
): Broker | undefined {
  const named = url ?? env.SHAKEDOWN_BROKER_URL;
  if (!named) return undefined;
  return openBroker({ url: named, ...brokerCredentials(env), ...(signal && { signal }) });
}

export const brokerCredentials = (env: Environment = process.env) => ({
  ...(env.SHAKEDOWN_BROKER_TOKEN && { token: env.SHAKEDOWN_BROKER_TOKEN }),
  ...(env.SHAKEDOWN_BROKER_USERNAME && {
    username: env.SHAKEDOWN_BROKER_USERNAME,
    password: env.SHAKEDOWN_BROKER_PASSWORD ?? '',
  }),
});
