import { connect } from 'node:net';
import { messageOf } from '../errors.ts';
import type { ReadinessProbe } from './until.ts';

/** How long one question may take, in ms: a port that accepts and never answers must not hold the wait up. */
const ANSWER_WITHIN_MS = 2_000;

/** Ready when `url` answers 2xx. */
export function httpReady(url: string): ReadinessProbe {
  return async (signal) => {
    try {
      const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]) });
      const body = await response.text();
      if (response.ok) return { ready: true };
      return { ready: false, reason: `${url} answered ${response.status} ${body.slice(0, 200)}`.trim() };
    } catch (error) {
      return { ready: false, reason: `${url}: ${reasonOf(error)}` };
    }
  };
}

/** Ready when something accepts connections on 127.0.0.1:`port`. */
export function tcpReady(port: number, host = '127.0.0.1'): ReadinessProbe {
  return (signal) =>
    new Promise((resolve) => {
      const socket = connect({ host, port, signal, timeout: ANSWER_WITHIN_MS });
      const no = (reason: string): void => {
        socket.destroy();
        resolve({ ready: false, reason: `${host}:${port}: ${reason}` });
      };
      socket.once('connect', () => {
        socket.destroy();
        resolve({ ready: true });
      });
      socket.once('timeout', () => no(`no answer within ${ANSWER_WITHIN_MS} ms`));
      socket.once('error', (error) => no(messageOf(error)));
    });
}

/** fetch says only "fetch failed"; the cause says why. */
function reasonOf(error: unknown): string {
  return error instanceof Error && error.cause instanceof Error ? messageOf(error.cause) : messageOf(error);
}
