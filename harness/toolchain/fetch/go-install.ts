import { chmodSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { FetchSource } from '../definition.ts';
import { runCommand } from '../run-command.ts';
import { which } from '../which.ts';

export interface GoProgram {
  /** `module/path/cmd@version`; Go verifies it against its checksum database. */
  readonly module: string;
  /** What Go calls the program: the last part of its path. */
  readonly builtAs: string;
  readonly program: string;
  /** Settings of variables at link time, by which a program knows its version. */
  readonly linkTime?: string;
}

/** Builds a Go program of an exact version from source. */
export function goInstall({ module, builtAs, program, linkTime }: GoProgram): FetchSource {
  return {
    source: 'package manager',
    place: `go install ${module}`,
    fetch: async (into, { env, signal, onProgress }) => {
      const [go] = [...which('go', env), ...which('/usr/local/go/bin/go', env)];
      if (!go) throw new Error('go is not on PATH');
      let downloads = 0;
      await runCommand([go, 'install', '-ldflags', `-s -w ${linkTime ? `-X ${linkTime}` : ''}`, module], {
        env: { ...env, GOBIN: into, CGO_ENABLED: '0' },
        cwd: into,
        withinMs: 900_000,
        onLine: (line) => {
          if (!line.startsWith('go: downloading')) return;
          if (downloads++ % 20 === 0) onProgress(`building from source: ${line.slice('go: '.length)}`);
        },
        signal,
      });
      if (builtAs !== program) renameSync(join(into, builtAs), join(into, program));
      chmodSync(join(into, program), 0o755);
    },
  };
}
