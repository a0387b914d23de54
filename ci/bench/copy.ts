import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { UsageError } from '../../harness/errors.ts';
import type { Flaw } from './flaw.ts';

const run = promisify(execFile);

/** A copy of the working tree to put flaws into; the original is never touched. */
export interface WorkingCopy extends Disposable {
  readonly dir: string;
  /** Applies the flaw's edits; undo by disposing what it returns. Throws UsageError SD_FLAW_MISSES. */
  apply(flaw: Flaw): Disposable;
}

/**
 * Copies what git knows of the tree at `root` (changed and new files too, ignored ones not) to a temporary folder, with the
 * modules linked. `base` is the folder, relative to `root`, that the flaws' file names are relative to.
 */
export async function copyWorkingTree(root: string, base: string): Promise<WorkingCopy> {
  const dir = mkdtempSync(join(tmpdir(), 'shakedown-bench-'));
  for (const file of await filesOf(root)) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    cpSync(join(root, file), join(dir, file), { verbatimSymlinks: true });
  }
  if (existsSync(join(root, 'node_modules'))) symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'), 'dir');
  return {
    dir,
    apply: (flaw) => applyFlaw(flaw, join(dir, base)),
    [Symbol.dispose]: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** Makes the edits of a flaw in the tree at `base`, all or none. */
export function applyFlaw(flaw: Flaw, base: string): Disposable {
  const before = new Map<string, string>();
  const after = new Map<string, string>();
  for (const edit of flaw.edits) {
    const file = join(base, edit.file);
    if (!existsSync(file)) throw misses(flaw, edit.file, 'there is no such file', edit.replace);
    const source = after.get(file) ?? readFileSync(file, 'utf8');
    const matches = source.split(edit.replace).length - 1;
    if (matches !== 1) throw misses(flaw, edit.file, `its text occurs ${matches} times, not once`, edit.replace);
    if (!before.has(file)) before.set(file, source);
    after.set(
      file,
      source.replace(edit.replace, () => edit.with),
    );
  }
  for (const [file, text] of after) writeFileSync(file, text);
  return {
    [Symbol.dispose]: () => {
      for (const [file, text] of before) writeFileSync(file, text);
    },
  };
}

function misses(flaw: Flaw, file: string, what: string, text: string): UsageError {
  return new UsageError('SD_FLAW_MISSES', `flaw ${flaw.id} does not fit ${file}: ${what}: ${JSON.stringify(text)}`, {
    details: { path: file, value: text },
  });
}

async function filesOf(root: string): Promise<string[]> {
  const { stdout } = await run('git', ['-C', root, 'ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout
    .split('\0')
    .filter(
      (file) => file !== '' && existsSync(join(root, file)) && !relative(root, join(root, file)).startsWith('..'),
    );
}
