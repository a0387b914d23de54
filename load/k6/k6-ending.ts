import type { ExitInfo } from '../../harness/process/index.ts';
import type { K6Summary } from './summary.ts';

/** Whether k6 ran to its end, and if not, why not. */
export type K6Ending = { readonly complete: true } | { readonly complete: false; readonly reason: string };

/** https://github.com/grafana/k6/blob/v1.8.1/errext/exitcodes/codes.go */
const meanings: Readonly<Record<number, string>> = {
  100: 'its set-up took too long',
  101: 'its teardown took too long',
  103: 'it did not reach its end in time',
  104: 'it found its configuration wrong',
  105: 'it was stopped from outside',
  106: 'it could not open its control port',
  107: 'the script threw before any user came: a journey cannot be loaded in k6',
  108: 'a journey ended the whole test',
  109: 'k6 itself crashed',
  110: 'a journey marked the whole test as failed',
};

/**
 * Says how k6 ended. Its exit code 0 means little (that of a run in which every user failed, too), so a summary is asked
 * for as well; 99, broken thresholds, cannot be: we set none.
 */
export function k6Ending(
  { code, signal, late }: Pick<ExitInfo, 'code' | 'signal'> & { readonly late: boolean },
  summary: K6Summary | undefined,
  log: readonly string[],
): K6Ending {
  const said = log.length === 0 ? '' : `; it said: ${log.slice(-3).join(' ').slice(0, 300)}`;
  const no = (reason: string): K6Ending => ({ complete: false, reason: `k6 did not finish: ${reason}${said}` });
  if (late) return no('it ran past its time limit and was stopped');
  if (signal !== null) return no(`it was ended by ${signal}`);
  if (code !== 0) return no(`${meanings[code ?? -1] ?? 'for a reason it has no word for'} (exit code ${code})`);
  if (summary === undefined) return no('it left no summary');
  return { complete: true };
}
