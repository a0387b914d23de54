import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Check, CheckContext, Outcome } from '../harness/check/index.ts';
import type { SpanRecord } from '../harness/telemetry/index.ts';
import type { JourneyRun } from './journey-run.ts';
import { type SecretKind, secretsIn } from './secret.ts';

/** The check that no service writes a secret of its users into its spans or its log. */
export function secretsCheck(
  kinds: readonly SecretKind[],
  runsOf: (context: CheckContext) => Promise<readonly JourneyRun[]>,
  timeoutMs: number,
): Check {
  return {
    id: 'synthetic/no-secrets-in-telemetry',
    title: `No ${kinds.map(({ name }) => name).join(', ')} reaches a span or a log line`,
    suite: 'synthetic',
    timeoutMs,
    run: async (context): Promise<Outcome> => {
      await runsOf(context);
      const { system, signal } = context;
      const spans = system.spans.all();
      const judged = system.services.filter(({ definition }) => definition.role !== 'outside');
      const logs = judged.flatMap(({ name, logFile }) => (logFile === undefined ? [] : [{ name, logFile }]));
      if (spans.length === 0 && logs.length === 0)
        return { verdict: 'skipped', reason: `${system.definition.name} shows neither spans nor logs` };
      // A span id may be all digits, and look like a card.
      const ids = new Set(spans.map(({ spanId }) => spanId));
      const real = kinds.map((kind) => ({
        ...kind,
        is: (text: string) => !ids.has(text) && (kind.is?.(text) ?? true),
      }));
      const found = new Set(spans.flatMap((span) => inSpan(span, real)));
      for (const { name, logFile } of logs)
        for (const each of await inLog(name, logFile, real, signal)) found.add(each);
      if (found.size > 0) return { verdict: 'fail', reason: [...found].slice(0, 10).join('; ') };
      return { verdict: 'pass', reason: `${spans.length} spans and ${logs.length} logs read` };
    },
  };
}

function inSpan(
  { service, name, statusMessage, attributes, events = [] }: SpanRecord,
  kinds: readonly SecretKind[],
): string[] {
  const texts = [attributes, ...events.map((event) => event.attributes)].flatMap((each) => Object.entries(each));
  return [['name', name] as const, ['status', statusMessage ?? ''] as const, ...texts].flatMap(([key, value]) =>
    secretsIn(String(value), kinds).map((secret) => `${service}: a ${secret} in ${key} of its spans`),
  );
}

async function inLog(name: string, file: string, kinds: readonly SecretKind[], signal: AbortSignal): Promise<string[]> {
  const found = new Set<string>();
  for await (const line of createInterface({ input: createReadStream(file, { signal }) })) {
    for (const secret of secretsIn(line, kinds)) found.add(`${name}: a ${secret} in its log`);
  }
  return [...found];
}
