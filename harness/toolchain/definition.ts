import type { ToolName } from './tool.ts';

/** How one tool is recognised, and where it can be had. */
export interface ToolDefinition {
  readonly name: ToolName;
  /** Name and version, as people say it: `k6 1.8.1`. */
  readonly title: string;
  /** Its folder in the cache. */
  readonly folder: string;
  readonly variables: readonly Variable[];
  /** The commands that are looked for on PATH, and where else a system keeps it. */
  readonly commands: readonly string[];
  /** From a command on PATH to what {@link inspect} understands, when it is not the command itself. */
  readonly fromCommand?: (command: string) => string;
  /** Where it lies within its folder in the cache: the first that exists. */
  readonly inFolder: readonly string[];
  /** Kept by another tool's cache, such as Playwright's browsers. */
  readonly keptElsewhere?: () => Promise<string | undefined>;
  /** Throws an Error that says why `path` is not this tool. */
  readonly inspect: (
    path: string,
    signal?: AbortSignal | undefined,
  ) => Promise<{ readonly path: string; readonly version: string }>;
  /** The reason why a version will not do. `named` by the user's variable, more may be accepted. */
  readonly refuses: (version: string, named: boolean) => string | undefined;
  /** Tried in this order. */
  readonly sources: readonly FetchSource[];
  /** What a user can do by hand. */
  readonly advice: string;
}

export interface Variable {
  readonly name: string;
  readonly toPath?: (value: string) => string;
  /** JAVA_HOME speaks to many programs: what it names is not binding for us. */
  readonly shared?: true;
}

export interface FetchSource {
  readonly source: 'release' | 'package manager';
  readonly place: string;
  /** Puts the tool into the empty folder `into`. Throws an Error with the reason. */
  readonly fetch: (into: string, context: FetchContext) => Promise<void>;
  /** It installs where the search finds it, and leaves `into` empty. */
  readonly elsewhere?: true;
}

export interface FetchContext {
  readonly env: NodeJS.ProcessEnv;
  readonly onProgress: (text: string) => void;
  readonly signal?: AbortSignal | undefined;
}
