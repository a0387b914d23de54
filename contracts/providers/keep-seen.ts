import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withoutSecrets } from '../from-traffic/index.ts';
import type { Pact } from '../pact-file.ts';
import { fitToKeep } from './fit-to-keep.ts';
import type { Seen } from './seen.ts';

/** Writes down what a provider said for a consumer, for people to look at; secrets are left out. */
export function keepSeen({ consumer, provider }: Pact, { exchanges, messages }: Seen, workDir: string): void {
  const dir = join(workDir, 'seen');
  const name = [consumer, provider].map(encodeURIComponent).join('-');
  mkdirSync(dir, { recursive: true });
  for (const [kind, all] of Object.entries({ calls: exchanges.map(fitToKeep), messages: withoutSecrets(messages) }))
    if (Array.isArray(all) && all.length > 0)
      writeFileSync(join(dir, `${name}-${kind}.json`), `${JSON.stringify(all, null, 2)}\n`);
}
