import { CommanderError } from 'commander';
import pc from 'picocolors';
import { exitCodes, messageOf, ShakedownError } from '../../harness/errors.ts';

/** Tells a person what went wrong, without a stack trace where it is theirs to mend; returns the exit code. */
export function printError(thrown: unknown, stream: NodeJS.WriteStream): number {
  const color = pc.createColors(stream.isTTY && !process.env.NO_COLOR);
  if (thrown instanceof CommanderError) {
    if (thrown.code === 'shakedown.number') stream.write(`${thrown.message}\n`);
    return thrown.exitCode === 0 ? exitCodes.pass : exitCodes.usage;
  }
  if (thrown instanceof ShakedownError) {
    stream.write(`${color.red(thrown.code)} ${thrown.message}\n`);
    const { lastLines } = thrown.details;
    if (Array.isArray(lastLines) && lastLines.length > 0)
      stream.write(`${lastLines.map((line) => `  | ${line}`).join('\n')}\n`);
    return thrown.exitCode;
  }
  stream.write(`${color.red('SD_BUG')} Shakedown itself broke: ${messageOf(thrown)}\n`);
  if (thrown instanceof Error && thrown.stack) stream.write(`${color.dim(thrown.stack)}\n`);
  return exitCodes.environment;
}
