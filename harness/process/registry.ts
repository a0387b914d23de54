import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import { identify, type ProcessIdentity } from './identity.ts';
import { markDescendants } from './mark.ts';
import {
  isOwnersTempDir,
  type OwnerState,
  parseOwnerState,
  type RegisteredProcess,
  writeOwnerState,
} from './owner-state.ts';

/** What this harness process has started and made, kept on disk so that the next command can clear it after a crash. */
export interface Registry {
  /** The state file. */
  readonly file: string;
  /** Records a process; called before anything else can happen to it. */
  add(entry: RegisteredProcess): void;
  remove(pid: number): void;
  /** Makes a directory that is removed with the owner: `<tmp>/shakedown-<name>-xxxxxx`. */
  tempDir(name: string): string;
  /** Records a directory made elsewhere. Throws UsageError SD_TEMP_DIR_FOREIGN unless its name begins with `shakedown-`. */
  addTempDir(path: string): void;
  /** Removes the directory and forgets it. */
  removeTempDir(path: string): void;
  /** What is still recorded; empty after a clean stop. */
  entries(): Pick<OwnerState, 'processes' | 'tempDirs'>;
  /** Deletes the state file when nothing is recorded any more; keeps it for the next command otherwise. */
  close(): void;
}

/**
 * Opens this process's registry in `stateDir` (`.shakedown/state`) and marks the environment of all its descendants.
 * The file exists before the first process does, and every change is written, in one step, before the call returns.
 * Opened again before it is closed, it is the same one.
 */
export function openRegistry(stateDir: string): Registry {
  const file = join(resolve(stateDir), `${process.pid}.json`);
  const registry = opened.get(file) ?? createRegistry(file);
  opened.set(file, registry);
  return registry;
}

/** Two that write one file would undo each other's changes. */
const opened = new Map<string, Registry>();

function createRegistry(file: string): Registry {
  const owner = identify(process.pid) ?? { pid: process.pid, startTime: 'unknown' };
  mkdirSync(dirname(file), { recursive: true });
  keepForClearing(file, owner);
  markDescendants();

  let state: OwnerState = { owner: { ...owner, command: process.argv.slice(0, 4) }, processes: [], tempDirs: [] };
  const update = (change: Partial<OwnerState>): void => {
    state = { ...state, ...change };
    writeOwnerState(file, state);
  };
  update({});

  const addTempDir = (path: string): void => {
    if (!isOwnersTempDir(path)) {
      throw new UsageError(
        'SD_TEMP_DIR_FOREIGN',
        `${path} cannot be removed after a crash: a temporary directory is an absolute path whose name begins with "shakedown-".`,
        { details: { path } },
      );
    }
    update({ tempDirs: [...state.tempDirs, path] });
  };
  return {
    file,
    add: (entry) => update({ processes: [...state.processes, entry] }),
    remove: (pid) => update({ processes: state.processes.filter((entry) => entry.pid !== pid) }),
    addTempDir,
    tempDir: (name) => {
      const path = mkdtempSync(join(tmpdir(), `shakedown-${name}-`));
      addTempDir(path);
      return path;
    },
    removeTempDir: (path) => {
      rmSync(path, { recursive: true, force: true, maxRetries: 3 });
      update({ tempDirs: state.tempDirs.filter((other) => other !== path) });
    },
    entries: () => ({ processes: state.processes, tempDirs: state.tempDirs }),
    close: () => {
      if (state.processes.length > 0 || state.tempDirs.length > 0) return;
      rmSync(file, { force: true });
      opened.delete(file);
    },
  };
}

/** An earlier owner had our pid: its file gets a name under which {@link clearOrphans} still finds it. */
function keepForClearing(file: string, owner: ProcessIdentity): void {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return;
  }
  if (parseOwnerState(text)?.owner.startTime !== owner.startTime) renameSync(file, `${file}.${Date.now()}.json`);
}
