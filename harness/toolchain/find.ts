import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../errors.ts';
import { cacheFolder } from './cache.ts';
import type { ToolDefinition } from './definition.ts';
import type { Attempt, FoundTool, ToolOptions, ToolSearch, ToolSource } from './tool.ts';
import { which } from './which.ts';

interface Candidate {
  readonly source: ToolSource;
  readonly place: string;
  readonly path: string;
  readonly named?: true;
}

/** Looks for a tool without fetching it: variables, PATH, cache. */
export async function find(
  definition: ToolDefinition,
  { env = process.env, signal }: ToolOptions,
): Promise<ToolSearch> {
  const { name } = definition;
  const tried: Attempt[] = [];
  const look = async ({ path, named, ...where }: Candidate): Promise<FoundTool | undefined> => {
    const result = await examine(definition, path, named ?? false, signal);
    if ('reason' in result) tried.push({ ...where, result: result.reason });
    else return { name, ...result, source: where.source };
    return undefined;
  };

  for (const { name: variable, toPath, shared } of definition.variables) {
    const value = env[variable];
    if (!value) {
      tried.push({ source: 'env', place: variable, result: 'not set' });
      continue;
    }
    const candidate = { source: 'env', place: variable, path: toPath ? toPath(value) : value } as const;
    const tool = await look(shared ? candidate : { ...candidate, named: true });
    if (tool) return { status: 'found', tool, tried };
    if (!shared) return { status: 'unusable', name, tried };
  }
  for (const candidates of [onPath, inCache]) {
    for (const candidate of await candidates(definition, env, tried)) {
      const tool = await look(candidate);
      if (tool) return { status: 'found', tool, tried };
    }
  }
  return { status: 'missing', name, tried };
}

/** What is at `path`, or the reason why it will not do. */
export async function examine(
  definition: ToolDefinition,
  path: string,
  named: boolean,
  signal?: AbortSignal | undefined,
): Promise<{ readonly path: string; readonly version: string } | { readonly reason: string }> {
  try {
    const seen = await definition.inspect(path, signal);
    const refusal = definition.refuses(seen.version, named);
    return refusal ? { reason: `${path} is ${seen.version}: ${refusal}` } : seen;
  } catch (error) {
    signal?.throwIfAborted();
    return { reason: `${path}: ${messageOf(error)}` };
  }
}

/** Where it lies in a folder that holds it. */
export function within(folder: string, { inFolder }: ToolDefinition): string | undefined {
  return inFolder.map((path) => join(folder, path)).find(existsSync);
}

function onPath({ commands, fromCommand }: ToolDefinition, env: NodeJS.ProcessEnv, tried: Attempt[]): Candidate[] {
  const found = commands.flatMap((command) => which(command, env).map((path) => ({ command, path })));
  if (found.length === 0 && commands.length > 0) {
    tried.push({
      source: 'path',
      place: 'PATH',
      result: `no ${commands.filter((command) => !command.startsWith('/')).join(', ')}`,
    });
  }
  return found.map(({ command, path }) => ({
    source: 'path',
    place: command,
    path: fromCommand ? fromCommand(path) : path,
  }));
}

async function inCache(definition: ToolDefinition, env: NodeJS.ProcessEnv, tried: Attempt[]): Promise<Candidate[]> {
  const folder = join(cacheFolder(env), definition.folder);
  const paths = [within(folder, definition), await definition.keptElsewhere?.()].filter((path) => path !== undefined);
  if (paths.length === 0) tried.push({ source: 'cache', place: folder, result: 'not there' });
  return paths.map((path) => ({ source: 'cache', place: folder, path }));
}
