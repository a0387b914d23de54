import { connect } from 'node:net';
import { messageOf } from '../../errors.ts';
import type { ReadinessProbe } from '../../process/index.ts';

/** How soon Docker closes a connection behind which nobody listens, with room to spare, in ms. */
const CLOSED_WITHIN_MS = 300;

/**
 * Ready when a published port takes a connection and keeps it: Docker itself accepts on that port as soon as the container
 * runs, and hangs up when nothing in it listens.
 */
export function staysOpen(port: number): ReadinessProbe {
  return (signal) =>
    new Promise((resolve) => {
      const socket = connect({ host: '127.0.0.1', port, signal });
      const no = (reason: string): void => {
        socket.destroy();
        resolve({ ready: false, reason: `127.0.0.1:${port}: ${reason}` });
      };
      const yes = (): void => {
        socket.destroy();
        resolve({ ready: true });
      };
      socket.setTimeout(CLOSED_WITHIN_MS, () => (socket.connecting ? no('no answer') : yes()));
      socket.once('data', yes);
      socket.once('end', () => no('closed at once'));
      socket.once('error', (error) => no(messageOf(error)));
    });
}
