import { resolve } from 'node:path';
import type { Check, CheckContext, Outcome } from '../harness/check/index.ts';
import { messageOf } from '../harness/errors.ts';
import { openapiChanges } from './openapi-changes/index.ts';
import { readSnapshot } from './openapi-snapshots/index.ts';
import type { ContractsOptions } from './options.ts';
import { openApiOf } from './providers/index.ts';

/** What providers promise today may differ from the snapshots only in what breaks nobody; none without snapshots. */
export function compatibleChecks({ providers, openApiSnapshots }: ContractsOptions): Check[] {
  if (openApiSnapshots === undefined) return [];
  return [
    {
      id: 'contracts/openapi-compatible',
      title: 'No provider’s OpenAPI breaks who was written for the one before',
      suite: 'contracts',
      run: async (context) => {
        try {
          return await judge(providers, resolve(context.root, openApiSnapshots), context);
        } catch (thrown) {
          if (context.signal.aborted) throw thrown;
          return { verdict: 'fail', reason: messageOf(thrown) };
        }
      },
    },
  ];
}

async function judge(
  providers: ContractsOptions['providers'],
  snapshots: string,
  { system, root, signal, evidence }: CheckContext,
): Promise<Outcome> {
  const promising = Object.entries(providers).filter(([, { openApi }]) => openApi !== undefined);
  const broken: string[] = [];
  const told: string[] = [];
  for (const [provider, contract] of promising) {
    const before = readSnapshot(snapshots, provider);
    if (!before) {
      broken.push(`${provider} has no snapshot`);
      continue;
    }
    const now = await openApiOf(contract, { provider, system, root, signal });
    for (const change of openapiChanges(before, now ?? {})) {
      const sentence = [provider, change.operation, change.at, change.sentence].filter(Boolean).join(' ');
      (change.class === 'breaking' ? broken : told).push(`${sentence} (${change.class})`);
    }
  }
  if (told.length > 0) evidence.text('what changed and breaks nobody', told.join('\n'));
  if (broken.length > 0)
    return { verdict: 'fail', reason: `${broken.join('; ')}. Meant? \`shakedown contracts drift --update\` says so` };
  const changes = told.length === 0 ? 'nothing changed' : `${told.length} changes that break nobody`;
  return { verdict: 'pass', reason: `${promising.length} documents, ${changes}` };
}
