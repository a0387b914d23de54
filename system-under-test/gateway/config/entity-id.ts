import { createHash } from 'node:crypto';

/** A stable UUID (version 5 form) for an entity that names none, so that ids survive a restart. */
export function entityId(kind: string, name: string): string {
  const hex = createHash('sha1').update(`${kind}:${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
