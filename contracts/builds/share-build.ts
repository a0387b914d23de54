import type { Broker, HalDocument, TestResult } from '../broker-client/index.ts';
import type { Pact } from '../pact-file.ts';
import type { InteractionVerdict } from '../providers/index.ts';
import type { Build } from './build.ts';

/** A pact, and what the provider of the same build has shown of it. */
export interface VerifiedPact {
  readonly pact: Pact;
  /** Undefined when that could not be told, which is no result. */
  readonly success: boolean | undefined;
  readonly interactions: readonly InteractionVerdict[];
}

/** Publishes the pacts of this build's consumers, and what its providers have shown of them. */
export async function shareBuild(
  broker: Broker,
  build: Build,
  verified: readonly VerifiedPact[],
  signal?: AbortSignal,
): Promise<void> {
  await sharePacts(
    broker,
    build,
    verified.map(({ pact }) => pact),
    signal,
  );
  for (const each of verified) {
    const { consumer, provider } = each.pact;
    const pact = await broker.document(pathOfPact(consumer, provider, build.version), signal);
    await shareResult(broker, build, { ...each, published: pact }, signal);
  }
}

export async function sharePacts(
  broker: Broker,
  { version, branch, url }: Build,
  pacts: readonly Pact[],
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const notices = await broker.publish(
    { pacts: pacts.map(({ json }) => json), version, branch, buildUrl: url },
    signal,
  );
  return notices.map(({ text }) => text);
}

/** @param verified - `published`: the pact as the broker has it, whose links say where results go */
export async function shareResult(
  broker: Broker,
  { version, branch, url }: Build,
  { pact, success, interactions, published }: VerifiedPact & { readonly published: HalDocument },
  signal?: AbortSignal,
): Promise<void> {
  if (success === undefined) return;
  await broker.publishVerification(
    {
      pact: published,
      success,
      provider: pact.provider,
      providerVersion: version,
      branch,
      buildUrl: url,
      testResults: interactions.flatMap((interaction, place) => resultOf(interaction, idsOf(published)[place])),
      verifiedBy: { implementation: 'Shakedown', version: '1' },
    },
    signal,
  );
}

/** Where every Pact Broker has it; no relation of the index leads there. */
const pathOfPact = (consumer: string, provider: string, version: string): string =>
  `pacts/provider/${encodeURIComponent(provider)}/consumer/${encodeURIComponent(consumer)}/version/${encodeURIComponent(version)}`;

/** In the order of the pact, which is the order of the verdicts. */
function idsOf(published: HalDocument): readonly (string | undefined)[] {
  const { interactions = [], messages = [] } = published as Readonly<Record<string, readonly { _id?: string }[]>>;
  return [...interactions, ...messages].map(({ _id }) => _id);
}

function resultOf({ description, problems, mismatches }: InteractionVerdict, id: string | undefined): TestResult[] {
  if (id === undefined) return [];
  const success = problems.length === 0;
  return [
    {
      interactionId: id,
      interactionDescription: description,
      success,
      ...(mismatches.length > 0 && {
        mismatches: mismatches.map(({ type, path, key, mismatch }) => ({
          attribute: type,
          identifier: path ?? key ?? '',
          description: mismatch,
        })),
      }),
      ...(!success && mismatches.length === 0 && { exceptions: problems.map((message) => ({ message })) }),
    },
  ];
}
