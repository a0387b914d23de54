import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line as a user does, in a process of its own. */
export function shakedown(
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Ran> {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  const env = { ...process.env, NO_COLOR: '1', GITHUB_ACTIONS: '', VITEST: undefined, ...options.env };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [main, ...args],
      { ...options, env, maxBuffer: 64 * 1024 * 1024 },
      (_error, stdout, stderr) => resolve({ exitCode: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}
