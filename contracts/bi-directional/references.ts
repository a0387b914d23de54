import { posix } from 'node:path';
import { dereference, isRecord, type Json } from '../json.ts';

/** References that lead nowhere, or out of the document: what stands there would be taken for "anything". */
export function brokenReferences(document: Json): string[] {
  const broken = new Set<string>();
  const look = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(look);
    if (!isRecord(node)) return;
    const { $ref } = node;
    if (typeof $ref === 'string' && dereference(document, { $ref }) === undefined) broken.add($ref);
    Object.values(node).forEach(look);
  };
  look(document);
  return [...broken];
}

/**
 * Takes in what a document refers to in other files, so that it can be published as one.
 * @param read - gives the document of a file, by its path from the first document's folder (`schemas/order.json`)
 * @throws Error when files refer to each other in a circle
 */
export function bundleReferences(document: Json, read: (path: string) => unknown): Json {
  const within = (node: unknown, root: unknown, dir: string, files: readonly string[]): unknown => {
    if (Array.isArray(node)) return node.map((item) => within(item, root, dir, files));
    if (!isRecord(node)) return node;
    const { $ref, ...beside } = node;
    if (typeof $ref !== 'string' || ($ref.startsWith('#') && files.length === 0))
      return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, within(value, root, dir, files)]));
    const [file = '', pointer = ''] = $ref.split('#');
    const path = file === '' ? (files.at(-1) as string) : posix.join(dir, file);
    const place = `${path}#${pointer}`;
    if (files.includes(place)) throw new Error(`${place} refers to itself: ${[...files, place].join(' → ')}`);
    const other = file === '' ? root : read(path);
    const found = dereference(other, { $ref: `#${pointer}` });
    const taken = within(found, other, posix.dirname(path), [...files, place]);
    return Object.keys(beside).length === 0 ? taken : { ...(taken as Json), ...beside };
  };
  return within(document, document, '.', []) as Json;
}
