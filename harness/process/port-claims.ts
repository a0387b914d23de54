import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { identify, stillRuns } from './identity.ts';

/**
 * Between being found free and being listened on, a port belongs to nobody: two runs on one machine could both take it.
 * So a run claims it with a file that counts for as long as the run lives.
 */
const folder = join(tmpdir(), `shakedown-ports-${userInfo().uid}`);
const own = new Set<number>();

/** Whether the port is this process's now; false when it was handed out before, here or in a run that still lives. */
export function claimPort(port: number): boolean {
  if (own.has(port)) return false;
  if (own.size === 0) openClaims();
  const file = join(folder, String(port));
  const claim = JSON.stringify(identify(process.pid) ?? { pid: process.pid, startTime: 'unknown' });
  try {
    writeFileSync(file, claim, { flag: 'wx' });
  } catch {
    if (isClaimedByTheLiving(file)) return false;
    writeFileSync(file, claim);
  }
  own.add(port);
  return true;
}

function openClaims(): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    if (!isClaimedByTheLiving(join(folder, name))) rmSync(join(folder, name), { force: true });
  }
  process.on('exit', () => {
    for (const port of own) rmSync(join(folder, String(port)), { force: true });
  });
}

function isClaimedByTheLiving(file: string): boolean {
  try {
    return stillRuns(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return false; // Removed meanwhile, or half written by a run that was killed.
  }
}
