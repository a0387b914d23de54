import { type Clock, systemClock } from '../clock.ts';
import { processTable } from './process-table.ts';
import { signalGroup } from './signals.ts';

/** Whether a process of the group still runs. */
export function groupLives(group: number): boolean {
  return processTable().some((row) => row.group === group);
}

/**
 * Waits until the whole group has ended, at most `withinMs`, then kills what is left of it.
 * SIGKILL needs no waiting for: nothing survives it but a process stuck in the kernel.
 */
export async function endGroup(group: number, withinMs: number, clock: Clock = systemClock): Promise<void> {
  const deadline = clock.now() + withinMs;
  while (groupLives(group)) {
    if (clock.now() >= deadline) return signalGroup(group, 'SIGKILL');
    await clock.sleep(20);
  }
}
