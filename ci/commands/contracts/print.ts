import { exitCodes } from '../../../harness/errors.ts';

type Verdict = 'pass' | 'fail' | 'inconclusive';

export const print = (text: string): void => void process.stdout.write(`${text}\n`);
const signs = { pass: '✓', fail: '✗', inconclusive: '?', pending: '~' } as const;

export function printItem(sign: keyof typeof signs, title: string, reason?: string): void {
  print(`  ${signs[sign]} ${title}`);
  if (reason && sign !== 'pass') for (const line of reason.split('\n')) print(`    ${line}`);
}

/** The last line, and the exit code that says the same. */
export function end(verdict: Verdict, summary: string): void {
  print(`\n${verdict.toUpperCase()}  ${summary}`);
  process.exitCode = exitCodes[verdict];
}
