import { randomBytes, randomUUID } from 'node:crypto';
import { at, type Json } from '../infer/json.ts';
import type { Bindings } from '../infer/template.ts';

/** Bindings of one replay: what it makes anew, and the answers it has got. */
export function newBindings(bodies: readonly (Json | undefined)[]): Bindings {
  const uuids = new Map<string, string>();
  return {
    answer: (step, path) => at(bodies[step], path),
    unique: randomBytes(5).toString('hex'),
    uuid: (name) => {
      const made = uuids.get(name) ?? randomUUID();
      uuids.set(name, made);
      return made;
    },
  };
}
