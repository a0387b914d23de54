import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, lchownSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EnvironmentError } from '../../errors.ts';

/** Somebody to run a program as; undefined: whoever runs the harness. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Postgres refuses to run as root, so root runs it as somebody without rights. Throws EnvironmentError SD_NO_UNPRIVILEGED_USER. */
export function unprivilegedAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const user of ['postgres', 'nobody']) {
    try {
      const id = (flag: string): number =>
        Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // This user does not exist: the next one.
    }
  }
  throw new EnvironmentError(
    'SD_NO_UNPRIVILEGED_USER',
    'Postgres refuses to run as root, and there is neither a user postgres nor nobody to run it as. Run Shakedown as an ordinary user, or add one: useradd postgres',
  );
}

/**
 * The command as run by `account`. A small Node changes the user and then becomes the program (execve keeps the pid), as
 * tools that do so (setpriv, su, gosu) are not everywhere.
 */
export function asAccount(account: Account | undefined, command: readonly string[]): readonly string[] {
  if (!account) return command;
  const { uid, gid } = account;
  const [program, ...args] = command;
  const become = `process.setgroups([]); process.setgid(${gid}); process.setuid(${uid}); process.execve(process.argv[1], process.argv.slice(1), process.env);`;
  return [process.execPath, '--disable-warning=ExperimentalWarning', '-e', become, '--', program ?? '', ...args];
}

/** Gives a folder and all that is in it to `account`. */
export function giveTo(account: Account | undefined, folder: string): void {
  if (!account) return;
  const { uid, gid } = account;
  chownSync(folder, uid, gid);
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    lchownSync(join(folder, entry), uid, gid);
}

/**
 * A folder with the content of `folder` that `account` can read: itself where the way to it is open, else a copy in `into`
 * (a project below /root is closed to everybody else).
 */
export function readableBy(account: Account | undefined, folder: string, into: string): string {
  if (!account || isOpen(folder)) return folder;
  const copy = join(into, 'programs');
  if (!existsSync(copy)) cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
  chmodSync(copy, 0o755);
  return copy;
}

function isOpen(folder: string): boolean {
  const open = (statSync(folder).mode & 0o005) === 0o005;
  return open && (dirname(folder) === folder || isOpen(dirname(folder)));
}
