import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { familyOf } from './process-table.ts';

/**
 * The resident memory of a process, its group and its descendants, in bytes; 0 when they are gone.
 * Pages that several of them share count once for each, so for Postgres this is an upper bound.
 */
export function residentBytes(pid: number): number {
  return familyOf(pid).reduce((sum, row) => sum + residentBytesOf(row.pid), 0);
}

function residentBytesOf(pid: number): number {
  try {
    const kibibytes =
      process.platform === 'linux'
        ? /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
        : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
    return Number(kibibytes ?? 0) * 1024;
  } catch {
    return 0; // It ended meanwhile.
  }
}
