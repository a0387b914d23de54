import { registerHooks } from 'node:module';
import type { Config } from '../ci/config/index.ts';
import type { SystemDefinition } from '../harness/system/index.ts';

export const root = new URL('../', import.meta.url);

/** The repository's own config, which says `import … from 'shakedown'`: from here that is the source. */
export async function shopConfig(): Promise<Config> {
  const door = new URL('index.ts', root).href;
  registerHooks({ resolve: (specifier, context, next) => next(specifier === 'shakedown' ? door : specifier, context) });
  const { default: config } = await import('../shakedown.config.ts');
  return config;
}

export const shop = async (): Promise<SystemDefinition> => (await shopConfig()).system;
