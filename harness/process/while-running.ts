import { EnvironmentError } from '../errors.ts';
import type { Supervised } from './supervised.ts';
import type { ReadinessProbe } from './until.ts';

/**
 * Ends a wait for readiness as soon as the process has ended: it will not become ready any more.
 * The probe throws EnvironmentError SD_PROCESS_EXITED with the last lines of the log.
 */
export function whileRunning(supervised: Supervised, probe: ReadinessProbe): ReadinessProbe {
  return async (signal) => {
    if (supervised.isRunning) return await probe(signal);
    const { code, signal: exitSignal } = await supervised.exited;
    const how = exitSignal ? `by ${exitSignal}` : `with exit code ${code}`;
    const lines = supervised.tail();
    const said =
      lines.length > 0 ? `Its last lines:\n${lines.map((line) => `  ${line}`).join('\n')}` : 'It wrote nothing.';
    throw new EnvironmentError('SD_PROCESS_EXITED', `${supervised.name} ended ${how} before it was ready. ${said}`, {
      details: { name: supervised.name, code, signal: exitSignal, tail: lines },
    });
  };
}
