import { z } from 'zod';
import { isNotFound } from './failure.ts';
import { type BrokerNotice, notices } from './notices.ts';
import { runningVersions } from './running-versions.ts';
import type { Session } from './session.ts';
import type { VersionName } from './versions.ts';

/** What a version of a provider says of itself. */
export interface ProviderContractPublication {
  readonly provider: string;
  readonly version: string;
  readonly branch?: string | undefined;
  readonly buildUrl?: string | undefined;
  readonly specification: 'openapi' | 'asyncapi';
  /** OpenAPI 3 or AsyncAPI 3, all in one document. */
  readonly document: unknown;
  /** Whether the provider was seen to keep it; undefined when nobody looked. */
  readonly kept?: { readonly success: boolean; readonly reason: string } | undefined;
}

const answer = z.object({ notices });

/** @throws EnvironmentError SD_BROKER_ANSWER when the broker keeps no contracts of providers, as upstream's does not */
export async function publishProviderContract(
  session: Session,
  { provider, version, branch, buildUrl, specification, document, kept }: ProviderContractPublication,
  signal?: AbortSignal,
): Promise<readonly BrokerNotice[]> {
  const href = await session.relation('pf:publish-provider-contract', { provider }, signal);
  const body = {
    pacticipantVersionNumber: version,
    branch,
    buildUrl,
    contract: {
      content: base64(JSON.stringify(document)),
      contentType: 'application/json',
      specification: specification === 'openapi' ? 'oas' : specification,
      ...(kept && {
        selfVerificationResults: {
          success: kept.success,
          content: base64(kept.reason),
          contentType: 'text/plain',
          verifier: 'shakedown',
        },
      }),
    },
  };
  return (await session.read(answer, { method: 'POST', href, body }, signal)).notices;
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

export interface PromiseQuestion {
  readonly provider: string;
  /** What is deployed there; default: the newest of the main branch. */
  readonly environment?: string | undefined;
}

/** The text of a provider's OpenAPI document, as it was published; undefined when there is none. */
export async function promisedOpenApi(
  session: Session,
  { provider, environment }: PromiseQuestion,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const version = environment
    ? (await runningVersions(session, environment, 'deployed', signal)).find((each) => each.pacticipant === provider)
        ?.version
    : await mainVersion(session, provider, signal);
  return version && (await openApiAt(session, { pacticipant: provider, version }, signal));
}

const published = z.object({
  _embedded: z.object({ contracts: z.array(z.object({ specification: z.string(), content: z.string() })) }),
});

async function openApiAt(
  session: Session,
  { pacticipant, version }: VersionName,
  signal?: AbortSignal,
): Promise<string | undefined> {
  // No link leads there from the index.
  const href = `provider-contracts/provider/${encodeURIComponent(pacticipant)}/version/${encodeURIComponent(version)}`;
  const found = await unlessAbsent(session.read(published, { method: 'GET', href }, signal));
  return found?._embedded.contracts.find(({ specification }) => specification === 'openapi')?.content;
}

const named = z.object({ mainBranch: z.string().nullish() });
const numbered = z.object({ number: z.string() });

async function mainVersion(session: Session, pacticipant: string, signal?: AbortSignal): Promise<string | undefined> {
  const href = await session.relation('pb:pacticipant', { pacticipant }, signal);
  const { mainBranch } = (await unlessAbsent(session.read(named, { method: 'GET', href }, signal))) ?? {};
  if (!mainBranch) return undefined;
  const branch = await session.relation('pb:pacticipant-branch', { pacticipant, branch: mainBranch }, signal);
  const latest = { method: 'GET', href: `${branch}/latest-version` } as const;
  return (await unlessAbsent(session.read(numbered, latest, signal)))?.number;
}

async function unlessAbsent<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (thrown) {
    if (isNotFound(thrown)) return undefined;
    throw thrown;
  }
}
