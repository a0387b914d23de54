import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Credentials } from './credentials.ts';

const program = fileURLToPath(new URL('./issue-certificate.ts', import.meta.url));
const LIMIT_MS = 20_000;

/** Asks the development authority in `folder` for credentials. */
export async function requestCredentials(folder: string, service: string, lifeMs: number): Promise<Credentials> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, folder, service, String(lifeMs)], {
    timeout: LIMIT_MS,
  });
  return JSON.parse(stdout) as Credentials;
}
