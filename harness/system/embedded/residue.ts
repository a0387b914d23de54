import { existsSync } from 'node:fs';
import { portOwner, type Registry } from '../../process/index.ts';

/** What one system records; the registry itself may hold parts of others (a browser, another system). */
export interface OwnRecord {
  readonly registry: Registry;
  /** Processes and directories of this system that are still there, and who listens on its `ports`. */
  residue(ports: readonly number[]): string[];
}

export function keepOwnRecord(registry: Registry): OwnRecord {
  const pids = new Set<number>();
  const folders = new Set<string>();
  return {
    registry: {
      ...registry,
      add: (entry) => {
        pids.add(entry.pid);
        registry.add(entry);
      },
      tempDir: (name) => {
        const path = registry.tempDir(name);
        folders.add(path);
        return path;
      },
    },
    residue: (ports) => [
      ...registry
        .entries()
        .processes.filter(({ pid }) => pids.has(pid))
        .map(({ name, pid }) => `process ${name} (pid ${pid})`),
      ...ports.flatMap((port) => {
        const owner = portOwner(port);
        return owner ? [`port ${port} is held by pid ${owner.pid} (${owner.command.slice(0, 80)})`] : [];
      }),
      ...[...folders].filter((path) => existsSync(path)).map((path) => `directory ${path}`),
    ],
  };
}
