import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const record = z.object({
  id: z.string(),
  owner: z.string(),
  fault: z.string(),
  /** Milliseconds since the epoch, as planned. */
  untilMs: z.number(),
  /** Who is to end it. */
  holder: z.object({ pid: z.number(), startTime: z.string() }),
  undo: z
    .object({
      toxiproxy: z.url(),
      edge: z.string(),
      proxy: z.string(),
      toxics: z.array(z.string()).readonly(),
      open: z.boolean(),
    })
    .optional(),
});

/** A lease as `leases.json` holds it from before it is applied until it is undone. */
export type LeaseRecord = z.infer<typeof record>;

/** The leases in a file; empty when there is none. Throws when it holds something else. */
export function readLeases(file: string): LeaseRecord[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw thrown;
  }
  return z.array(record).parse(JSON.parse(text));
}

/** In one step, so that a crash in the middle leaves the old one whole; no leases, no file. */
export function writeLeases(file: string, leases: readonly LeaseRecord[]): void {
  if (leases.length === 0) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.draft`;
  writeFileSync(draft, `${JSON.stringify(leases, undefined, 2)}\n`);
  renameSync(draft, file);
}
