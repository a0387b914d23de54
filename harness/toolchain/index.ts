import type { ToolDefinition } from './definition.ts';
import { ensure } from './ensure.ts';
import { find } from './find.ts';
import type { EnsureOptions, FoundTool, ToolName, ToolOptions, ToolSearch } from './tool.ts';
import { chromium } from './tools/chromium.ts';
import { java } from './tools/java.ts';
import { k6 } from './tools/k6.ts';
import { kafka } from './tools/kafka.ts';
import { toxiproxy } from './tools/toxiproxy.ts';

/** The tools that Shakedown runs: found where they are, or fetched, verified and kept. */
export { cacheFolder } from './cache.ts';
export {
  type Attempt,
  type EnsureOptions,
  type FoundTool,
  type ToolName,
  type ToolOptions,
  type ToolSearch,
  type ToolSource,
  toolNames,
} from './tool.ts';

const definitions = { k6, toxiproxy, kafka, java, chromium } satisfies Record<ToolName, ToolDefinition>;

/** Looks for a tool and fetches nothing; what was tried says where it is not, and why. */
export async function findTool(name: ToolName, options: ToolOptions = {}): Promise<ToolSearch> {
  return await find(definitions[name], options);
}

/**
 * Finds a tool or fetches it: environment variable, PATH, cache, official release, the language's package manager.
 * Throws EnvironmentError: SD_TOOL_MISSING with all that was tried, SD_TOOL_UNUSABLE when the variable names something else,
 * SD_CACHE_UNWRITABLE.
 *
 * @example
 * const { path } = await ensureTool('toxiproxy', { onProgress: console.error });
 */
export async function ensureTool(name: ToolName, options: EnsureOptions = {}): Promise<FoundTool> {
  return await ensure(definitions[name], options);
}

/** The tool as people know it, with the version that is needed: `k6 1.8.1`. */
export function toolTitle(name: ToolName): string {
  return definitions[name].title;
}
