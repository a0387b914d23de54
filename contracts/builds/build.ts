import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { UsageError } from '../../harness/errors.ts';

/** What is being built: every service of a repository has the version of its commit. */
export interface Build {
  readonly version: string;
  /** Undefined on a detached commit that nothing names. */
  readonly branch: string | undefined;
  readonly url: string | undefined;
}

export interface GivenBuild {
  readonly version?: string | undefined;
  readonly branch?: string | undefined;
  readonly url?: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

const run = promisify(execFile);

/**
 * This build, by what was given, else `SHAKEDOWN_VERSION`, `SHAKEDOWN_BRANCH` and `SHAKEDOWN_BUILD_URL`, else what GitHub Actions or
 * GitLab CI say of themselves, else what git says of `root`.
 *
 * @throws UsageError SD_VERSION_UNKNOWN when nothing tells the version
 */
export async function thisBuild(root: string, given: GivenBuild = {}, env: Environment = process.env): Promise<Build> {
  const version =
    given.version ?? env.SHAKEDOWN_VERSION ?? env.GITHUB_SHA ?? env.CI_COMMIT_SHA ?? (await commitOf(root));
  if (!version)
    throw new UsageError(
      'SD_VERSION_UNKNOWN',
      `which version is this? ${root} is no git repository with a commit: give --version or SHAKEDOWN_VERSION`,
      { details: { path: root } },
    );
  const branch =
    given.branch ?? env.SHAKEDOWN_BRANCH ?? branchOfCi(env) ?? (await git(root, 'branch', '--show-current'));
  return { version, branch: branch || undefined, url: given.url ?? env.SHAKEDOWN_BUILD_URL ?? urlOfCi(env) };
}

/** A pull request of GitHub is checked out as a merge of its own: its branch is the head's. */
const branchOfCi = (env: Environment): string | undefined =>
  env.GITHUB_HEAD_REF || env.GITHUB_REF_NAME || env.CI_COMMIT_REF_NAME;

function urlOfCi(env: Environment): string | undefined {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID, CI_JOB_URL } = env;
  if (GITHUB_SERVER_URL && GITHUB_REPOSITORY && GITHUB_RUN_ID)
    return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`;
  return CI_JOB_URL;
}

/** What was changed since the commit is not the commit: its pacts must not stand as those of the commit. */
async function commitOf(root: string): Promise<string | undefined> {
  const commit = await git(root, 'rev-parse', 'HEAD');
  if (!commit) return undefined;
  const changed = await git(root, 'status', '--porcelain', '--untracked-files=no');
  return changed ? `${commit}-dirty` : commit;
}

async function git(root: string, ...args: string[]): Promise<string> {
  const { stdout } = await run('git', ['-C', root, ...args]).catch(() => ({ stdout: '' }));
  return stdout.trim();
}
