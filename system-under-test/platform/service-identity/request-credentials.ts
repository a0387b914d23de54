import { execFile } from 'node:child_process';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Credentials } from './credentials.ts';

const program = fileURLToPath(new URL('./issue-certificate.ts', import.meta.url));
const LIMIT_MS = 20_000;

/**
 * Gets credentials from the development authority in `folder`. A service that is started again within the first third of its
 * certificate's life goes on with it, and comes back the sooner.
 */
export async function requestCredentials(folder: string, service: string, lifeMs: number): Promise<Credentials> {
  const kept = join(folder, `${service}.json`);
  const earlier = await read(kept);
  const authority = await readFile(join(folder, 'authority.pem'), 'utf8').catch(() => undefined);
  if (earlier && earlier.authority === authority && earlier.expiresAt - Date.now() > (lifeMs * 2) / 3) return earlier;
  const { stdout } = await promisify(execFile)(process.execPath, [program, folder, service, String(lifeMs)], {
    timeout: LIMIT_MS,
  });
  const draft = `${kept}.${process.pid}`;
  await writeFile(draft, stdout, { mode: 0o600 });
  await rename(draft, kept);
  return JSON.parse(stdout) as Credentials;
}

async function read(file: string): Promise<Credentials | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Credentials;
  } catch {
    return undefined;
  }
}
