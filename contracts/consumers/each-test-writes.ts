import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, type TestContext } from 'vitest';
import { parsePact } from '../pact-file.ts';

/*
 * Pact is content with a test that never asks its mock (nothing is written, so nothing is verified later), and with two tests
 * that expect different things of the same request in the same state (the later one is written, the earlier one forgotten).
 */
const dir = process.env.PACT_DIR ?? 'pacts';
const stamps = new Map<string, bigint>();
/** The interactions that are written, by pact, description and states; with what is expected. */
const written = new Map<string, string>();

beforeEach(() => void changes());

afterEach((context: TestContext) => {
  if (context.task.result?.state === 'fail' || context.task.mode !== 'run') return;
  const { files, overwritten } = changes();
  if (files === 0) throw new Error('wrote no interaction: it has to ask the mock, by executeTest');
  if (overwritten.length > 0)
    throw new Error(`another test expects something else of ${overwritten.join(', ')}: only the last one would count`);
});

/** What was written since it was asked last. */
function changes(): { files: number; overwritten: string[] } {
  const overwritten: string[] = [];
  let files = 0;
  for (const name of readdirSync(dir).filter((each) => each.endsWith('.json'))) {
    const file = join(dir, name);
    const stamp = statSync(file, { bigint: true }).mtimeNs;
    if (stamps.get(file) === stamp) continue;
    stamps.set(file, stamp);
    files++;
    const { json, interactions } = parsePact(JSON.parse(readFileSync(file, 'utf8')), name);
    for (const [place, { description, states }] of interactions.entries()) {
      const key = JSON.stringify([name, description, states]);
      const expected = JSON.stringify((json.interactions as unknown[])[place]);
      if (written.has(key) && written.get(key) !== expected) overwritten.push(`"${description}"`);
      written.set(key, expected);
    }
  }
  return { files, overwritten };
}
