import { registerHooks } from 'node:module';
import type { SystemDefinition } from '../harness/system/index.ts';

export const root = new URL('../', import.meta.url);

/** The system of the repository's own config, which says `import … from 'shakedown'`: from here that is the source. */
export async function shop(): Promise<SystemDefinition> {
  const door = new URL('index.ts', root).href;
  registerHooks({ resolve: (specifier, context, next) => next(specifier === 'shakedown' ? door : specifier, context) });
  const { default: config } = await import('../shakedown.config.ts');
  return config.system;
}
