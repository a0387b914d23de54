import { spawn } from 'node:child_process';

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly signal?: AbortSignal | undefined;
  readonly withinMs?: number;
  /** Told each line of its output. */
  readonly onLine?: (line: string) => void;
}

/** A program that ended otherwise than with 0; the message has its last lines. */
export class CommandFailed extends Error {
  readonly output: string;

  constructor(program: string, how: string, output: string) {
    const said = output.trim().split('\n').slice(-3).join(' | ').slice(-400) || 'it said nothing';
    super(`${program} ended with ${how}: ${said}`);
    this.output = output;
  }
}

/** Runs a program and gives what it wrote, to both outputs. Throws {@link CommandFailed}. */
export async function runCommand(
  [program, ...args]: readonly [string, ...string[]],
  options: RunOptions = {},
): Promise<string> {
  const { env, cwd, withinMs = 20_000, onLine } = options;
  const limit = AbortSignal.timeout(withinMs);
  const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit;
  const child = spawn(program, args, { env, cwd, signal, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const line of text.split('\n')) if (line.trim()) onLine?.(line.trim());
    });
  }
  return await new Promise((resolve, reject) => {
    child.once('error', (error) => {
      if (options.signal?.aborted) reject(options.signal.reason);
      else reject(limit.aborted ? new Error(`${program} did not end within ${withinMs / 1000} s`) : error);
    });
    child.once('close', (code, killedBy) => {
      if (code === 0) resolve(output);
      else reject(new CommandFailed(program, killedBy ?? `exit code ${code}`, output));
    });
  });
}
