import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { messageOf, UsageError } from '../../harness/errors.ts';
import { readSpecification } from '../bi-directional/index.ts';
import type { Json } from '../json.ts';
import { readSnapshot, snapshotName } from './snapshot.ts';

export interface EarlierOptions {
  /** A folder of snapshots, a file, an http address, or a commit that holds snapshots; `{provider}` is filled in. Default: the snapshots. */
  readonly against?: string | undefined;
  /** Folder of the snapshots, relative to `root`. */
  readonly snapshots?: string | undefined;
  readonly root: string;
  readonly signal: AbortSignal;
}

const run = promisify(execFile);

/**
 * An earlier version of what a provider promises; undefined where it had none.
 *
 * @throws UsageError SD_OPENAPI_UNREADABLE
 */
export async function earlierOpenApi(provider: string, options: EarlierOptions): Promise<Json | undefined> {
  const { root, snapshots } = options;
  const against = options.against?.replaceAll('{provider}', encodeURIComponent(provider)) ?? snapshots;
  if (against === undefined)
    throw unreadable('against what? Give --against, or name a folder in contracts.openApiSnapshots');
  try {
    if (/^https?:/.test(against)) return await fetched(against, options.signal);
    const path = resolve(root, against);
    if (existsSync(path))
      return statSync(path).isDirectory() ? readSnapshot(path, provider) : read(readFileSync(path, 'utf8'));
    if (against === snapshots) return undefined;
  } catch (thrown) {
    throw unreadable(`${against}: ${messageOf(thrown)}`, thrown);
  }
  return await committed(against, provider, options);
}

const read = (text: string): Json => readSpecification(text).document;

async function fetched(address: string, signal: AbortSignal): Promise<Json> {
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new Error(`it answers ${answer.status}`);
  return read(await answer.text());
}

async function committed(commit: string, provider: string, { root, snapshots }: EarlierOptions) {
  if (snapshots === undefined)
    throw unreadable(
      `${commit} is no file, and a commit holds documents only where contracts.openApiSnapshots names a folder`,
    );
  const git = (...args: string[]) => run('git', ['-C', root, ...args], { maxBuffer: 64 * 1024 * 1024 });
  // An option in place of a commit would be git's, not ours.
  await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${commit}^{commit}`).catch((thrown) => {
    throw unreadable(`${commit} is no file, no address, and no commit of ${root}`, thrown);
  });
  const place = `./${relative(root, resolve(root, snapshots))}/${snapshotName(provider)}`;
  const shown = await git('show', `${commit}:${place}`).catch(() => undefined);
  return shown && read(shown.stdout);
}

const unreadable = (message: string, cause?: unknown): UsageError =>
  new UsageError('SD_OPENAPI_UNREADABLE', message, { cause });
