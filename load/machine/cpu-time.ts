import { readdirSync, readFileSync } from 'node:fs';

/** Processor time since the machine started, in clock ticks of all processors together. */
export interface CpuTime {
  /** All there was. */
  readonly total: number;
  /** Taken by anybody, another virtual machine included. */
  readonly taken: number;
  /** Taken by this process and what it started, ended children included. */
  readonly ours: number;
}

/** Reads /proc (proc_stat(5), proc_pid_stat(5)); undefined where there is none, as on macOS. */
export function cpuTime(): CpuTime | undefined {
  try {
    const [user = 0, nice = 0, system = 0, idle = 0, iowait = 0, irq = 0, softirq = 0, steal = 0] = numbers(
      readFileSync('/proc/stat', 'utf8').split('\n', 1)[0]?.slice('cpu'.length) ?? '',
    );
    const taken = user + nice + system + irq + softirq + steal;
    return { total: taken + idle + iowait, taken, ours: ticksOfTree(process.pid) };
  } catch {
    return undefined;
  }
}

/** The part of the machine's processors, from 0 to 1, that others took between two readings. */
export function foreignShare(from: CpuTime | undefined, to: CpuTime | undefined): number | undefined {
  if (from === undefined || to === undefined || to.total <= from.total) return undefined;
  return Math.max(0, (to.taken - from.taken - (to.ours - from.ours)) / (to.total - from.total));
}

function ticksOfTree(root: number): number {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)));
  const children = Map.groupBy(processes, ({ parent }) => parent);
  let ticks = 0;
  const open = processes.filter(({ pid }) => pid === root);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    ticks += next.ticks;
    open.push(...(children.get(next.pid) ?? []));
  }
  return ticks;
}

function statOf(pid: number): { readonly pid: number; readonly parent: number; readonly ticks: number }[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name may hold spaces and parentheses; what follows the last one are fields 3 and on.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // Own time and that of ended children, in user and in system mode: fields 14 to 17.
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return [{ pid, parent: Number(fields[1]), ticks }];
  } catch {
    return []; // It has ended.
  }
}

const numbers = (text: string): number[] => text.trim().split(/\s+/).map(Number);
