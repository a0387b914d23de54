import { createHash } from 'node:crypto';
import { createWriteStream, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FetchContext } from '../definition.ts';
import type { Checksum } from './checksum.ts';
import { httpGet } from './http-get.ts';

/** How many bytes are between two lines of progress. */
const REPORT_EVERY = 10_000_000;

/** Fetches `address` into `file`. Throws an Error, and leaves no file, when its checksum is another. */
export async function download(
  address: string,
  file: string,
  expected: Checksum,
  context: FetchContext,
): Promise<void> {
  const response = await httpGet(address, context);
  const total = Number(response.headers['content-length'] ?? 0);
  const hash = createHash(expected.algorithm);
  let received = 0;
  try {
    await pipeline(
      response,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          const before = received;
          received += chunk.length;
          if (Math.floor(before / REPORT_EVERY) !== Math.floor(received / REPORT_EVERY)) {
            context.onProgress(`${basename(file)}: ${megabytes(received)}${total ? ` of ${megabytes(total)}` : ''} MB`);
          }
          yield chunk;
        }
      },
      createWriteStream(file),
      { signal: context.signal },
    );
    const actual = hash.digest('hex');
    if (actual !== expected.hex) {
      throw new Error(`${address} has the ${expected.algorithm} ${actual}, not ${expected.hex}: refused`);
    }
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  }
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);
