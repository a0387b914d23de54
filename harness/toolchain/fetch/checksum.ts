import type { FetchContext } from '../definition.ts';
import { addressAt, type Origin } from '../origins.ts';
import { httpText } from './http-get.ts';

export interface Checksum {
  readonly algorithm: 'sha256' | 'sha512';
  readonly hex: string;
}

/** Where the checksum that a file must have comes from. */
export type ChecksumOf = (fileName: string, context: FetchContext) => Promise<Checksum> | Checksum;

/** Written down here: holds even if the source itself is replaced. */
export function pinned(sha256: Readonly<Record<string, string>>): ChecksumOf {
  return (fileName) => {
    const hex = sha256[fileName];
    if (!hex) throw new Error(`no checksum is known for ${fileName}`);
    return { algorithm: 'sha256', hex };
  };
}

/** From a list that the release publishes beside its files, in the form of sha256sum(1): `<hex>  <file>`. */
export function publishedList(origin: Origin, path: string): ChecksumOf {
  return async (fileName, context) => {
    const address = addressAt(origin, path, context.env);
    const list = await httpText(address, context);
    const row = list
      .split('\n')
      .map((line) => line.trim().split(/\s+\*?/))
      .find(([, name]) => name === fileName);
    if (!row?.[0] || !/^[0-9a-f]{64}$/i.test(row[0])) throw new Error(`${address} has no checksum for ${fileName}`);
    return { algorithm: 'sha256', hex: row[0].toLowerCase() };
  };
}

/** From the `.sha512` that Apache publishes beside each release, in the form of `gpg --print-md` (`file: ABCD 1234 …`). */
export function apacheSha512(origin: Origin, path: string): ChecksumOf {
  return async (fileName, context) => {
    const address = addressAt(origin, path, context.env);
    const hex = (await httpText(address, context))
      .replace(`${fileName}:`, '')
      .replace(fileName, '')
      .replace(/\s/g, '')
      .toLowerCase();
    if (!/^[0-9a-f]{128}$/.test(hex)) throw new Error(`${address} holds no SHA-512`);
    return { algorithm: 'sha512', hex };
  };
}
