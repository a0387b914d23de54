import { existsSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import type { ServiceDefinition } from '../../harness/system/index.ts';

/** What a service is made of: files, or whole folders where nobody can tell the files. */
export interface Sources {
  has(file: string): boolean;
}

const SCRIPT = /\.[cm]?[jt]s$/;

/**
 * The source files that a service runs. For a script in JavaScript or TypeScript these are all modules that it imports, as a
 * bundler finds them, so that a change of shared code restarts just those who use it; for any other program, everything
 * below the folder it runs in, if it has one of its own.
 */
export async function sourcesOf(service: ServiceDefinition, root: string): Promise<Sources> {
  const folder = resolve(root, service.cwd ?? '.');
  const script = service.command.find((part) => SCRIPT.test(part) && existsSync(resolve(folder, part)));
  if (script !== undefined) return modulesOf(resolve(folder, script), root);
  if (service.cwd === undefined) return { has: () => false };
  return { has: (file) => file.startsWith(`${folder}${sep}`) };
}

async function modulesOf(script: string, root: string): Promise<Sources> {
  const { build } = await import('esbuild');
  const { metafile } = await build({
    entryPoints: [script],
    absWorkingDir: root,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const files = new Set(Object.keys(metafile.inputs).map((file) => resolve(root, file)));
  return { has: (file) => files.has(file) };
}
