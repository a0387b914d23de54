import { type Clock, systemClock } from '../clock.ts';
import { processTable } from './process-table.ts';
import { signalGroup } from './signals.ts';

/** How long a killed group may take to disappear, in ms; only a process stuck in the kernel takes longer. */
const KILLED_WITHIN_MS = 2_000;

/** Waits until a whole process group has ended, at most `withinMs`, then kills what is left of it. */
export async function endGroup(group: number, withinMs: number, clock: Clock = systemClock): Promise<void> {
  if (await groupEnds(group, withinMs, clock)) return;
  signalGroup(group, 'SIGKILL');
  await groupEnds(group, KILLED_WITHIN_MS, clock);
}

async function groupEnds(group: number, withinMs: number, clock: Clock): Promise<boolean> {
  const deadline = clock.now() + withinMs;
  while (processTable().some((row) => row.group === group)) {
    if (clock.now() >= deadline) return false;
    await clock.sleep(10);
  }
  return true;
}
