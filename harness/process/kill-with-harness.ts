import { signalGroup } from './signals.ts';

/** The groups that must not outlive this process, even when it ends by `process.exit` in the middle of things. */
export const killWithHarness = new Set<number>();

process.on('exit', () => {
  for (const group of killWithHarness) signalGroup(group, 'SIGKILL');
});
