/** The tools that Shakedown runs and does not bring along. */
export const toolNames = ['k6', 'toxiproxy', 'kafka', 'java', 'chromium'] as const;
export type ToolName = (typeof toolNames)[number];

export type ToolSource = 'env' | 'path' | 'cache' | 'release' | 'package manager';

export interface FoundTool {
  readonly name: ToolName;
  readonly version: string;
  /** The program; for Kafka the folder of its jars. */
  readonly path: string;
  readonly source: ToolSource;
}

/** One place that was looked into, and why it was not enough. */
export interface Attempt {
  readonly source: ToolSource;
  /** The variable, command, folder or address. */
  readonly place: string;
  readonly result: string;
}

/** `unusable`: the user named a tool by an environment variable and it does not work, so nothing else may take its place. */
export type ToolSearch =
  | { readonly status: 'found'; readonly tool: FoundTool; readonly tried: readonly Attempt[] }
  | { readonly status: 'missing' | 'unusable'; readonly name: ToolName; readonly tried: readonly Attempt[] };

export interface ToolOptions {
  /** Where PATH, the cache's place and the addresses of sources are read from; the process's own when absent. */
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal | undefined;
}

export interface EnsureOptions extends ToolOptions {
  /** Told what goes on, one short line at a time. */
  readonly onProgress?: (text: string) => void;
}
