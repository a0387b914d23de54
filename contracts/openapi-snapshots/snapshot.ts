import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSpecification } from '../bi-directional/index.ts';
import type { Json } from '../json.ts';

export const snapshotName = (provider: string): string => `${encodeURIComponent(provider)}.json`;

/** Undefined where there is none. */
export function readSnapshot(dir: string, provider: string): Json | undefined {
  const file = join(dir, snapshotName(provider));
  return existsSync(file) ? readSpecification(readFileSync(file, 'utf8')).document : undefined;
}

export function writeSnapshot(dir: string, provider: string, document: Json): void {
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, snapshotName(provider)), `${JSON.stringify(document, null, 2)}\n`);
}
