import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where fetched tools are kept, for all projects of a user: SHAKEDOWN_CACHE, else `shakedown` in the user's cache folder. */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  return env.SHAKEDOWN_CACHE ?? join(env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'shakedown');
}
