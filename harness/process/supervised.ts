import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fstatSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { EnvironmentError, messageOf } from '../errors.ts';
import { endGroup } from './group.ts';
import { identify } from './identity.ts';
import { killWithHarness } from './kill-with-harness.ts';
import { lastLines } from './log-tail.ts';
import { markDescendants } from './mark.ts';
import type { Registry } from './registry.ts';
import { signalGroup } from './signals.ts';

export interface ExitInfo {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Whether it was told to end, by `stop`, `kill` or the signal it was started with. */
  readonly expected: boolean;
}

export interface SuperviseOptions {
  readonly name: string;
  /** The program and its arguments; no shell is involved. */
  readonly command: readonly string[];
  readonly cwd?: string;
  /** The whole environment, as in node:child_process; the harness's own when absent. */
  readonly env?: NodeJS.ProcessEnv;
  /** Where its output goes; appended to, so that a restart loses nothing. */
  readonly logFile: string;
  /** The ports it was given, for the state file. */
  readonly ports?: readonly number[];
  readonly onUnexpectedExit?: (exit: ExitInfo, process: Supervised) => void;
  readonly registry?: Registry;
  /** Stops it when aborted. */
  readonly signal?: AbortSignal | undefined;
}

/** A child process with a group of its own, whose end is never overlooked. */
export interface Supervised extends AsyncDisposable {
  readonly name: string;
  readonly pid: number;
  readonly isRunning: boolean;
  /** Resolves when it and its children have ended; never rejects. */
  readonly exited: Promise<ExitInfo>;
  /** SIGTERM to the group, SIGKILL to what is left after `graceMs` (5 000). Safe to call again and after its end. */
  stop(options?: { readonly graceMs?: number }): Promise<ExitInfo>;
  /** Sends a signal to the group: SIGKILL for a crash, SIGSTOP and SIGCONT for a pause. */
  kill(signal: NodeJS.Signals): void;
  /** The last lines it wrote since it was started (20). */
  tail(lines?: number): string[];
}

const ENDING: ReadonlySet<NodeJS.Signals> = new Set(['SIGTERM', 'SIGINT', 'SIGKILL', 'SIGQUIT', 'SIGHUP', 'SIGABRT']);

/**
 * Starts a process and stays responsible for it: its output is in a file, its children end with it, and an end that nobody
 * asked for calls `onUnexpectedExit`. Throws EnvironmentError SD_PROCESS_NOT_STARTED when the program cannot be run.
 */
export async function supervise(options: SuperviseOptions): Promise<Supervised> {
  const { name, command, logFile, registry, signal } = options;
  signal?.throwIfAborted();
  const { child, logStart } = spawnInto(options);
  const pid = child.pid;
  if (pid !== undefined) {
    const { startTime } = identify(pid) ?? { startTime: 'unknown' };
    registry?.add({ pid, startTime, name, command: [...command], ports: [...(options.ports ?? [])] });
    killWithHarness.add(pid);
  }
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  await Promise.race([once(child, 'spawn'), ended]).catch((cause: unknown) => {
    throw new EnvironmentError('SD_PROCESS_NOT_STARTED', `${name} could not be started: ${messageOf(cause)}`, {
      cause,
      details: { name, command },
    });
  });
  if (pid === undefined) throw new TypeError('a spawned process has a pid');

  let running = true;
  let askedToEnd = false;
  let killAfter = 0;
  const exited = ended.then(async ([code, exitSignal]) => {
    running = false;
    signal?.removeEventListener('abort', onAbort);
    const exit: ExitInfo = { code, signal: exitSignal, expected: askedToEnd };
    await endGroup(pid, Math.max(0, killAfter - Date.now()));
    killWithHarness.delete(pid);
    registry?.remove(pid);
    if (!exit.expected) options.onUnexpectedExit?.(exit, supervised);
    return exit;
  });
  const supervised: Supervised = {
    name,
    pid,
    exited,
    get isRunning() {
      return running;
    },
    async stop({ graceMs = 5_000 } = {}) {
      if (!running) return await exited;
      askedToEnd = true;
      killAfter = Date.now() + graceMs;
      signalGroup(pid, 'SIGTERM');
      signalGroup(pid, 'SIGCONT'); // A paused process would not see the SIGTERM.
      const impatience = setTimeout(() => signalGroup(pid, 'SIGKILL'), graceMs);
      try {
        return await exited;
      } finally {
        clearTimeout(impatience);
      }
    },
    kill(killSignal) {
      if (!running) return;
      if (ENDING.has(killSignal)) askedToEnd = true;
      signalGroup(pid, killSignal);
    },
    tail: (lines = 20) => lastLines(logFile, lines, logStart),
    [Symbol.asyncDispose]: async () => void (await supervised.stop()),
  };
  const onAbort = (): void => void supervised.stop();
  signal?.addEventListener('abort', onAbort, { once: true });
  if (signal?.aborted) onAbort();
  return supervised;
}

/** The child writes to the file itself, so that nothing is lost when the harness dies before it. */
function spawnInto({ command, cwd, env, logFile }: SuperviseOptions): { child: ChildProcess; logStart: number } {
  const [program = '', ...args] = command;
  const marked = { ...(env ?? process.env) };
  markDescendants(marked);
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'a');
  try {
    const logStart = fstatSync(log).size;
    const child = spawn(program, args, { cwd, env: marked, detached: true, stdio: ['ignore', log, log] });
    return { child, logStart };
  } finally {
    closeSync(log);
  }
}
