import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { FetchContext, FetchSource } from '../definition.ts';
import { addressAt } from '../origins.ts';
import { download } from './download.ts';

/** A jar of Maven Central, as `<sha256> <path>`; the path is that of Maven's repository layout. */
export type LockedJar = `${string} ${string}.jar`;

/** How many jars are fetched at once. */
const AT_ONCE = 6;

/** Fetches a locked list of jars over HTTP; needs no Maven. */
export function mavenJars(jars: readonly LockedJar[]): FetchSource {
  return {
    source: 'package manager',
    place: 'Maven Central, locked jars',
    fetch: async (into, context) => {
      const libs = join(into, 'libs');
      mkdirSync(libs);
      const waiting = [...jars];
      const failed = new AbortController();
      const signal = context.signal ? AbortSignal.any([context.signal, failed.signal]) : failed.signal;
      const fetchAll = async (): Promise<void> => {
        for (let jar = waiting.shift(); jar; jar = waiting.shift()) {
          await fetchJar(jar, libs, { ...context, signal, onProgress: () => {} });
          const done = jars.length - waiting.length;
          if (done % 10 === 0) context.onProgress(`${done} of ${jars.length} jars`);
        }
      };
      try {
        await Promise.all(Array.from({ length: AT_ONCE }, fetchAll));
      } catch (error) {
        failed.abort(error); // The other jars need not be waited for.
        throw error;
      }
    },
  };
}

async function fetchJar(jar: LockedJar, libs: string, context: FetchContext): Promise<void> {
  const { hex, path } = parseJar(jar);
  await download(
    addressAt('maven', path, context.env),
    join(libs, basename(path)),
    { algorithm: 'sha256', hex },
    context,
  );
}

export function parseJar(jar: LockedJar): { hex: string; path: string } {
  const [hex = '', path = ''] = jar.split(' ');
  return { hex, path };
}
