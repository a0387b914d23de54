import { chmodSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { EnvironmentError, messageOf } from '../errors.ts';
import { cacheFolder } from './cache.ts';
import type { FetchContext, FetchSource, ToolDefinition } from './definition.ts';
import { examine, find, within } from './find.ts';
import { withLock } from './lock.ts';
import { missingTool, unusableTool } from './missing-tool.ts';
import type { Attempt, EnsureOptions, FoundTool } from './tool.ts';

/** Finds a tool, or fetches it into the cache from the first source that has it. */
export async function ensure(definition: ToolDefinition, options: EnsureOptions): Promise<FoundTool> {
  const { env = process.env, signal, onProgress = () => {} } = options;
  const search = await find(definition, options);
  if (search.status === 'found') return search.tool;
  if (search.status === 'unusable') throw unusableTool(definition, search.tried);

  const cache = cacheFolder(env);
  makeFolder(cache);
  const lockFile = join(cache, `${definition.folder}.lock`);
  const onWait = (holder: number): void =>
    onProgress(`${definition.title}: waiting for process ${holder}, which is fetching it`);
  return await withLock(lockFile, { onWait, signal }, async () => {
    const again = await find(definition, options); // Whoever held the lock may have fetched it.
    if (again.status === 'found') return again.tool;
    const tried: Attempt[] = [...again.tried];
    removeStaleDrafts(cache, definition);
    for (const source of definition.sources) {
      const context: FetchContext = {
        env,
        onProgress: (text) => onProgress(`${definition.title}: ${text}`),
        signal,
      };
      const result = await fetchFrom(source, definition, cache, context);
      if ('tool' in result) return result.tool;
      onProgress(`${definition.title}: ${source.place}: ${result.reason}`);
      tried.push({ source: source.source, place: source.place, result: result.reason });
    }
    throw missingTool(definition, tried);
  });
}

/** In a draft folder that takes its place in the cache in one step, and only when what is in it works. */
async function fetchFrom(
  source: FetchSource,
  definition: ToolDefinition,
  cache: string,
  context: FetchContext,
): Promise<{ readonly tool: FoundTool } | { readonly reason: string }> {
  const { name, folder } = definition;
  const draft = mkdtempSync(join(cache, draftPrefix(definition)));
  try {
    context.onProgress(`trying ${source.place}`);
    context.signal?.throwIfAborted();
    await source.fetch(draft, context);
    if (source.elsewhere) {
      const search = await find(definition, context);
      if (search.status === 'found') return { tool: { ...search.tool, source: source.source } };
      return { reason: search.tried.at(-1)?.result ?? 'it is still not there' };
    }
    const path = within(draft, definition);
    if (!path) return { reason: `what came holds no ${definition.inFolder[0]}` };
    const seen = await examine(definition, path, false, context.signal);
    if ('reason' in seen) return seen;
    const home = join(cache, folder);
    rmSync(home, { recursive: true, force: true });
    chmodSync(draft, 0o755); // A draft is private; a cache is for all users of the machine.
    renameSync(draft, home);
    return { tool: { name, version: seen.version, path: seen.path.replace(draft, home), source: source.source } };
  } catch (error) {
    context.signal?.throwIfAborted();
    return { reason: messageOf(error) };
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

const draftPrefix = ({ folder }: ToolDefinition): string => `.${folder}.draft-`;

/** Left by a process that was killed; we hold the lock, so none of them is in use. */
function removeStaleDrafts(cache: string, definition: ToolDefinition): void {
  for (const entry of readdirSync(cache)) {
    if (entry.startsWith(draftPrefix(definition))) rmSync(join(cache, entry), { recursive: true, force: true });
  }
}

function makeFolder(cache: string): void {
  try {
    mkdirSync(cache, { recursive: true });
  } catch (cause) {
    throw new EnvironmentError(
      'SD_CACHE_UNWRITABLE',
      `The tool cache ${cache} cannot be made: ${messageOf(cause)}. Set SHAKEDOWN_CACHE to a folder that can be written.`,
      { cause, details: { cache } },
    );
  }
}
