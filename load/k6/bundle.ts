import { isBuiltin } from 'node:module';
import { extname, join } from 'node:path';
import type { BuildFailure, Metafile, Plugin } from 'esbuild';
import { UsageError } from '../../harness/errors.ts';
import type { Profile } from '../profile.ts';
import { type ScriptJourney, scriptSource } from './script.ts';

/** TypeScript in a checkout, JavaScript in the published package. */
const own = (path: string): string => join(import.meta.dirname, `${path}${extname(import.meta.filename)}`);

/**
 * Bundles the journeys of a profile and what runs them into one file for k6, which knows no node_modules.
 *
 * @param root folder to name files relative to
 * @throws UsageError SD_JOURNEY_NOT_PORTABLE when a journey brings a Node module along, or something of Shakedown that
 * does not run inside k6.
 */
export async function bundleForK6(profile: Profile, journeys: readonly ScriptJourney[], root: string): Promise<string> {
  const { build } = await import('esbuild');
  const result = await build({
    stdin: {
      contents: scriptSource(profile, journeys, own('./runtime')),
      resolveDir: root,
      sourcefile: 'k6-script.js',
    },
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    // k6's JavaScript engine stops short of this year's.
    target: 'es2020',
    external: ['k6', 'k6/*'],
    plugins: [shakedownInK6],
    logLevel: 'silent',
  }).catch((failure: BuildFailure) => {
    throw notPortable(
      failure.errors?.map(({ text, location }) => `${location?.file ?? profile.id}: ${text}`) ?? [failure.message],
    );
  });
  const brought = nodeModulesIn(result.metafile);
  if (brought.length > 0) throw notPortable(brought);
  return result.outputFiles[0]?.text ?? '';
}

/** In k6 `shakedown` is what of it runs there; what a library loads on demand, or brings along unused, is no obstacle yet. */
const shakedownInK6: Plugin = {
  name: 'shakedown-in-k6',
  setup(build) {
    build.onResolve({ filter: /^shakedown$/ }, () => ({ path: own('./portable') }));
    build.onResolve({ filter: /.*/ }, ({ path, kind }) => {
      if (kind === 'dynamic-import') return { path, external: true };
      return isBuiltin(path) ? { path, external: true, sideEffects: false } : undefined;
    });
  },
};

function nodeModulesIn({ inputs, outputs }: Metafile): string[] {
  const left = Object.values(outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  return [...new Set(left)].filter(isBuiltin).map((module) => {
    const importers = Object.entries(inputs).filter(([, { imports }]) => imports.some(({ path }) => path === module));
    return `${importers.map(([file]) => file).join(', ')}: imports ${module}`;
  });
}

const notPortable = (problems: readonly string[]): UsageError =>
  new UsageError(
    'SD_JOURNEY_NOT_PORTABLE',
    `A journey of a load profile runs inside k6, where there is no Node:\n  ${problems.join('\n  ')}\nUse what the journey's user holds, or libraries that need no Node module.`,
    { details: { problems } },
  );
