import { isIP } from 'node:net';
import { UsageError } from '../../../harness/errors.ts';

/** How webhooks are called. */
export interface WebhookSettings {
  /**
   * Where webhooks may go besides this machine: a name, `*.example.org`, an address, a range (`10.0.0.0/8`), or `*` for everywhere.
   * Upstream wants https and POST instead; a broker on a laptop calls what runs beside it.
   */
  readonly hosts: readonly string[];
  /** Seconds after each failed attempt; as many retries as there are numbers. */
  readonly retrySchedule: readonly number[];
  /** For one attempt, from the connection to the last byte of the answer. */
  readonly timeoutMs: number;
}

/** Upstream's defaults (`config/runtime_configuration.rb`, `domain/webhook_request.rb`), but for the hosts. */
const defaults: WebhookSettings = {
  hosts: [],
  retrySchedule: [10, 60, 120, 300, 600, 1200],
  timeoutMs: 15_000,
};

/** @throws UsageError SD_BROKER_OPTIONS with the path to what is wrong */
export function webhookSettings(given: Partial<WebhookSettings> = {}): WebhookSettings {
  const settings = { ...defaults, ...given };
  const { hosts, retrySchedule, timeoutMs } = settings;
  const problems = [
    ...hosts.flatMap((host, at) =>
      isHostPattern(host) ? [] : [`hosts.${at}: "${host}" is no name, *.name, address, range or *`],
    ),
    ...retrySchedule.flatMap((seconds, at) =>
      seconds >= 0 ? [] : [`retrySchedule.${at}: ${seconds} is no number of seconds`],
    ),
    ...(Number.isInteger(timeoutMs) && timeoutMs > 0 ? [] : [`timeoutMs: ${timeoutMs} is no number of milliseconds`]),
  ].map((problem) => `webhooks.${problem}`);
  if (problems.length > 0) throw new UsageError('SD_BROKER_OPTIONS', problems.join('; '), { details: { problems } });
  return settings;
}

function isHostPattern(pattern: string): boolean {
  const [network = '', bits, ...more] = pattern.split('/');
  if (bits === undefined) return pattern === '*' || isIP(pattern) !== 0 || /^(\*\.)?[^\s/*:]+$/.test(pattern);
  const width = { 4: 32, 6: 128 }[isIP(network)];
  return more.length === 0 && width !== undefined && /^\d+$/.test(bits) && Number(bits) <= width;
}
