import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** One living process; a zombie has ended and is not in the table. */
export interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  /** With the pid this names one process for ever, as pids are used again. */
  readonly startTime: string;
}

/** All living processes, from /proc on Linux and from `ps` elsewhere. */
export function processTable(): ProcessRow[] {
  return process.platform === 'linux' ? linuxTable() : psTable();
}

/** The row of one living process. */
export function processRow(pid: number): ProcessRow | undefined {
  return process.platform === 'linux' ? linuxRow(pid) : psTable(pid)[0];
}

/** The processes of `pid`'s group and all their descendants: Postgres gives each backend a session of its own. */
export function familyOf(pid: number, table: readonly ProcessRow[] = processTable()): ProcessRow[] {
  const family = new Map(table.filter((row) => row.group === pid || row.pid === pid).map((row) => [row.pid, row]));
  for (let before = -1; before !== family.size; ) {
    before = family.size;
    for (const row of table) if (family.has(row.parent)) family.set(row.pid, row);
  }
  return [...family.values()];
}

function linuxTable(): ProcessRow[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((entry) => linuxRow(Number(entry)) ?? []);
}

/** Fields of proc_pid_stat(5). They are counted from the last `)`, as a command's name may hold spaces and brackets. */
function linuxRow(pid: number): ProcessRow | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  const [state, parent, group, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (state === 'Z' || state === 'X') return undefined;
  return { pid, parent: Number(parent), group: Number(group), startTime: `${bootId()}/${rest[16]}` };
}

let boot: string | undefined;

/** Start times count from the boot, so a state file that outlives a reboot needs to know which one. */
function bootId(): string {
  boot ??= readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim().slice(0, 8);
  return boot;
}

function psTable(pid?: number): ProcessRow[] {
  const which = pid === undefined ? ['-ax'] : ['-p', String(pid)];
  let text: string;
  try {
    text = execFileSync('ps', [...which, '-o', 'pid=,ppid=,pgid=,stat=,lstart='], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return []; // ps ends with 1 when there is no such process.
  }
  return text.split('\n').flatMap((line) => {
    const match = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(.+?)\s*$/.exec(line);
    if (!match || match[4]?.startsWith('Z')) return [];
    return [{ pid: Number(match[1]), parent: Number(match[2]), group: Number(match[3]), startTime: match[5] ?? '' }];
  });
}
