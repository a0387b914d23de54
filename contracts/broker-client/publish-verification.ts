import { type HalDocument, hrefOf } from './hal.ts';
import type { Session } from './session.ts';

export interface Verification {
  /** The pact as it was read from the broker: its links say where results go. */
  readonly pact: HalDocument;
  readonly success: boolean;
  readonly provider: string;
  readonly providerVersion: string;
  /** Of the provider's version; set before the result is published, which pending and work in progress depend on. */
  readonly branch?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly buildUrl?: string | undefined;
  /** For each interaction, by its `_id` in the pact. */
  readonly testResults?: readonly TestResult[] | undefined;
  readonly verifiedBy?: { readonly implementation: string; readonly version: string } | undefined;
}

export interface TestResult {
  readonly interactionId: string;
  readonly interactionDescription?: string | undefined;
  readonly success: boolean;
  readonly mismatches?: readonly Readonly<Record<string, unknown>>[];
  readonly exceptions?: readonly { readonly message: string }[];
}

export async function publishVerification(
  session: Session,
  verification: Verification,
  signal?: AbortSignal,
): Promise<void> {
  const {
    pact,
    success,
    provider,
    providerVersion,
    branch,
    tags = [],
    buildUrl,
    testResults,
    verifiedBy,
  } = verification;
  const results = hrefOf(pact, 'pb:publish-verification-results');
  const version = { pacticipant: provider, version: providerVersion };
  if (branch !== undefined) {
    const href = await session.relation('pb:pacticipant-branch-version', { ...version, branch }, signal);
    await session.send({ method: 'PUT', href, body: {} }, signal);
  }
  for (const tag of tags) {
    const href = await session.relation('pb:pacticipant-version-tag', { ...version, tag }, signal);
    await session.send({ method: 'PUT', href, body: {} }, signal);
  }
  const body = { success, providerApplicationVersion: providerVersion, buildUrl, testResults, verifiedBy };
  await session.send({ method: 'POST', href: results, body }, signal);
}
