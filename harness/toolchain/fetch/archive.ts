import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FetchContext, FetchSource } from '../definition.ts';
import { addressAt, type Origin } from '../origins.ts';
import { runCommand } from '../run-command.ts';
import type { ChecksumOf } from './checksum.ts';
import { download } from './download.ts';

export interface ReleaseArchive {
  readonly origin: Origin;
  /** The archive's path at the origin. Throws an Error when there is none for this platform. */
  readonly path: () => string;
  readonly checksum: ChecksumOf;
  readonly unpack: UnpackOptions;
}

export interface UnpackOptions {
  /** How many leading folders of each entry are dropped. */
  readonly strip: number;
  /** The only entries that are wanted. */
  readonly only?: readonly string[];
}

/** An official release: an archive whose checksum is known before it is unpacked. */
export function releaseArchive({ origin, path, checksum, unpack }: ReleaseArchive): FetchSource {
  return {
    source: 'release',
    place: `official release (${origin})`,
    fetch: async (into, context) => {
      const address = addressAt(origin, path(), context.env);
      const fileName = address.slice(address.lastIndexOf('/') + 1);
      await fetchArchive({ address, into, checksum: await checksum(fileName, context), unpack, context });
    },
  };
}

export interface FetchArchive {
  readonly address: string;
  readonly into: string;
  readonly checksum: Parameters<typeof download>[2];
  readonly unpack: UnpackOptions;
  readonly context: FetchContext;
}

/** Downloads, verifies and unpacks one archive. */
export async function fetchArchive({ address, into, checksum, unpack, context }: FetchArchive): Promise<void> {
  const archive = join(into, 'download');
  context.onProgress(`fetching ${address}`);
  await download(address, archive, checksum, context);
  const { strip, only = [] } = unpack;
  // Both GNU tar and bsdtar see the compression themselves; macOS' bsdtar reads k6's .zip as well.
  await runCommand(['tar', '-xf', archive, '-C', into, `--strip-components=${strip}`, ...only], {
    env: context.env,
    withinMs: 120_000,
    signal: context.signal,
  });
  rmSync(archive);
}
