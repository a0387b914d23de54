import { resolve } from 'node:path';
import { openRegistry, type Registry } from '../../process/index.ts';

const shared = new Map<string, { readonly registry: Registry; users: number }>();

export interface BorrowedRegistry {
  readonly registry: Registry;
  /** Closes it when nobody else uses it. */
  giveBack(): void;
}

/** The one registry of this process for a folder: a second one would overwrite what the first has recorded. */
export function borrowRegistry(stateDir: string): BorrowedRegistry {
  const folder = resolve(stateDir);
  const entry = shared.get(folder) ?? { registry: openRegistry(folder), users: 0 };
  shared.set(folder, entry);
  entry.users++;
  return {
    registry: entry.registry,
    giveBack: () => {
      if (--entry.users > 0) return;
      shared.delete(folder);
      entry.registry.close();
    },
  };
}
