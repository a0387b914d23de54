import { messageOf } from '../../harness/errors.ts';
import type { Probe, ProbeContext, Reading } from './probe.ts';

/** Reads all probes, whatever the first one says; one that throws could not tell. */
export async function readProbes(probes: readonly Probe[], context: ProbeContext): Promise<Reading[]> {
  return await Promise.all(
    probes.map(async (probe): Promise<Reading> => {
      try {
        return await probe.read(context);
      } catch (thrown) {
        context.signal.throwIfAborted();
        return { verdict: 'unknown', says: `${probe.about} could not be read: ${messageOf(thrown)}` };
      }
    }),
  );
}

export const allHold = (readings: readonly Reading[]): boolean => readings.every(({ verdict }) => verdict === 'holds');

export const saying = (readings: readonly Reading[], verdict: Reading['verdict']): Reading[] =>
  readings.filter((reading) => reading.verdict === verdict);
