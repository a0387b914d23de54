import { once } from 'node:events';
import {
  type Access,
  type Broker,
  type Credential,
  defaultRateLimit,
  startBroker,
} from '../../contracts/broker/index.ts';
import { exitCodes, UsageError } from '../../harness/errors.ts';
import { Interrupted, onInterrupt } from '../run/interrupts.ts';

export interface BrokerCommandOptions {
  readonly port: number;
  readonly host: string;
  readonly data?: string;
  readonly username?: string;
  readonly password?: string;
  readonly token?: string;
  readonly readOnlyToken?: string;
  readonly publicRead?: boolean;
  readonly baseUrl?: string;
  /** Requests a second and client; 0 for no limit. */
  readonly rateLimit?: number;
  /** Where webhooks may go besides this machine. */
  readonly webhookHosts?: readonly string[];
  /** MiB. */
  readonly bodyLimit?: number;
  readonly json?: boolean;
}

/** Keeps a Pact Broker running until Ctrl-C. */
export async function broker(options: BrokerCommandOptions): Promise<void> {
  using interrupts = onInterrupt();
  const { signal } = interrupts.controller;
  const { port, host, data: dir, rateLimit, bodyLimit, webhookHosts } = options;
  if (port > 65_535) throw wrong('--port', port, 'must be at most 65535');
  if (bodyLimit === 0) throw wrong('--body-limit', bodyLimit, 'must be at least 1');
  const access = accessOf(options);
  await using running = await startBroker({
    port,
    host,
    dir,
    access,
    baseUrl: baseUrlOf(options),
    rateLimit: rateLimitOf(rateLimit),
    bodyLimit: bodyLimit && bodyLimit * 1024 * 1024,
    ...(webhookHosts && { webhooks: { hosts: webhookHosts } }),
  });
  process.stdout.write(options.json ? `${JSON.stringify(factsOf(running, access))}\n` : describe(running, access));
  if (access.credentials.length === 0 && !isLoopback(host))
    process.stderr.write(`Whoever reaches ${host} may read and write: give --token or --username and --password.\n`);
  if (!signal.aborted) await once(signal, 'abort');
  if (!(signal.reason instanceof Interrupted)) throw signal.reason;
  process.exitCode = exitCodes.pass;
}

function accessOf({ username, password, token, readOnlyToken, publicRead = false }: BrokerCommandOptions): Access {
  if ((username === undefined) !== (password === undefined)) {
    const [given, missing] = username === undefined ? ['--password', '--username'] : ['--username', '--password'];
    throw new UsageError(
      'SD_BROKER_OPTIONS',
      `${given} is given and ${missing} is not: one is of no use without the other`,
    );
  }
  const credentials: Credential[] = [
    ...(username && password ? [{ kind: 'basic', username, password, readOnly: false } as const] : []),
    ...(token ? [{ kind: 'bearer', token, readOnly: false } as const] : []),
    ...(readOnlyToken ? [{ kind: 'bearer', token: readOnlyToken, readOnly: true } as const] : []),
  ];
  if (publicRead && credentials.length === 0)
    throw new UsageError(
      'SD_BROKER_OPTIONS',
      '--public-read without credentials: who may write? Give --token, or leave it out',
    );
  return { credentials, publicRead };
}

function baseUrlOf({ baseUrl }: BrokerCommandOptions): string | undefined {
  if (baseUrl === undefined || /^https?:$/.test(URL.parse(baseUrl)?.protocol ?? '')) return baseUrl;
  throw wrong('--base-url', baseUrl, 'must be an http or https address');
}

function rateLimitOf(perSecond: number | undefined) {
  if (perSecond === undefined) return defaultRateLimit;
  return perSecond === 0 ? (false as const) : { perSecond, burst: perSecond * 10 };
}

const wrong = (option: string, value: unknown, must: string) =>
  new UsageError('SD_BROKER_OPTIONS', `${option} ${must}, not "${value}"`, { details: { option, value } });

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || host.startsWith('127.');

const factsOf = ({ url, file }: Broker, { credentials, publicRead }: Access) => ({
  url,
  data: file ?? null,
  authentication: credentials.length > 0,
  publicRead: credentials.length === 0 || publicRead,
});

const describe = ({ url, file }: Broker, { credentials }: Access) => `The broker is at ${url}
  data   ${file ?? 'in memory, gone when it ends (--data <dir> keeps it)'}
  access ${credentials.length > 0 ? 'with credentials' : 'open to whoever reaches it'}
  schema registry at the same address
Ctrl-C ends it
`;
