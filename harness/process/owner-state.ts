import { renameSync, writeFileSync } from 'node:fs';
import { basename, isAbsolute } from 'node:path';
import { z } from 'zod';

const identity = z.object({ pid: z.number().int().positive(), startTime: z.string() });

const ownerState = z.object({
  owner: identity.extend({ command: z.array(z.string()) }),
  processes: z.array(
    identity.extend({ name: z.string(), command: z.array(z.string()), ports: z.array(z.number().int()).default([]) }),
  ),
  tempDirs: z.array(z.string()),
});

/** The state file of one harness process. */
export type OwnerState = z.infer<typeof ownerState>;
export type RegisteredProcess = OwnerState['processes'][number];

/** Undefined when the text is not a state file, as after a full disk. */
export function parseOwnerState(text: string): OwnerState | undefined {
  try {
    return ownerState.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** In one step: a crash leaves the old file or the new one, never half of one. */
export function writeOwnerState(file: string, state: OwnerState): void {
  const draft = `${file}.draft`;
  writeFileSync(draft, `${JSON.stringify(state, null, 2)}\n`);
  renameSync(draft, file);
}

/** A state file may be damaged: only directories that bear our name are ever removed on its word. */
export function isOwnersTempDir(path: string): boolean {
  return isAbsolute(path) && basename(path).startsWith('shakedown-');
}
