import { readFileSync } from 'node:fs';
import type { FetchSource } from '../definition.ts';
import { runCommand } from '../run-command.ts';
import { which } from '../which.ts';

const COMMAND = 'apt-get install -y --no-install-recommends chromium';

/** The system's own package, where we may install one. */
export const aptChromium: FetchSource = {
  source: 'package manager',
  place: COMMAND,
  elsewhere: true,
  fetch: async (_into, { env, signal, onProgress }) => {
    const [aptGet] = which('apt-get', env);
    if (!isDebian()) throw new Error('this is neither Debian nor Ubuntu');
    if (!aptGet) throw new Error('apt-get is not on PATH');
    if (process.getuid?.() !== 0) throw new Error(`only root may; run: sudo ${COMMAND}`);
    const apt = async (...args: string[]): Promise<string> =>
      await runCommand([aptGet, ...args], {
        env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
        withinMs: 600_000,
        signal,
      });
    onProgress(COMMAND);
    const install = (): Promise<string> => apt(...COMMAND.split(' ').slice(1));
    await install().catch(async () => {
      await apt('update'); // A fresh image has no package lists.
      await install();
    });
  },
};

function isDebian(): boolean {
  try {
    return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
