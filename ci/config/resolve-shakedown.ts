import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

let registered = false;

/**
 * Lets a config, journey or flaw say `import … from 'shakedown'` wherever it lies: it gets the very Shakedown that runs,
 * installed or not, never a second copy.
 */
export function resolveShakedown(): void {
  if (registered) return;
  registered = true;
  const door = shakedownDoor();
  registerHooks({
    resolve: (specifier, context, next) => next(specifier === 'shakedown' ? door : specifier, context),
  });
}

/** URL of the public entry: TypeScript in a checkout, JavaScript in the published package. */
function shakedownDoor(): string {
  const source = new URL('../../index.ts', import.meta.url);
  return existsSync(fileURLToPath(source)) ? source.href : new URL('../../index.js', import.meta.url).href;
}
