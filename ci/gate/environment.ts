import { execFile } from 'node:child_process';
import { cpus, platform, release } from 'node:os';
import { promisify } from 'node:util';
import type { Environment } from '../../harness/check/index.ts';

const run = promisify(execFile);

/** What a reader must know of the machine to compare two verdicts. */
export async function machineOf(root: string): Promise<Pick<Environment, 'node' | 'os' | 'cpus' | 'tools' | 'commit'>> {
  return {
    node: process.versions.node,
    os: `${platform()} ${release()}`,
    cpus: cpus().length,
    tools: await toolVersions(),
    commit: await commitOf(root),
  };
}

async function toolVersions(): Promise<Record<string, string>> {
  const { findTool, toolNames } = await import('../../harness/toolchain/index.ts');
  const found = await Promise.all(toolNames.map(async (name) => [name, await findTool(name)] as const));
  return Object.fromEntries(
    found.flatMap(([name, search]) => (search.status === 'found' ? [[name, search.tool.version] as const] : [])),
  );
}

async function commitOf(root: string): Promise<string | undefined> {
  const { stdout } = await run('git', ['-C', root, 'rev-parse', '--short=12', 'HEAD']).catch(() => ({ stdout: '' }));
  return stdout.trim() || undefined;
}
