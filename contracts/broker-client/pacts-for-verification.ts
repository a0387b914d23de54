import { z } from 'zod';
import type { Session } from './session.ts';

export interface ConsumerVersionSelector {
  readonly consumer?: string;
  readonly mainBranch?: true;
  readonly matchingBranch?: true;
  readonly branch?: string | true;
  readonly fallbackBranch?: string;
  readonly tag?: string;
  readonly fallbackTag?: string;
  readonly latest?: true;
  readonly environment?: string;
  readonly deployed?: true;
  readonly released?: true;
  readonly deployedOrReleased?: true;
}

export interface PactsQuery {
  readonly provider: string;
  /** None: what the broker thinks right (the heads of main branches, and what is deployed or supported). */
  readonly selectors?: readonly ConsumerVersionSelector[] | undefined;
  /** Pending and work in progress are judged by it; without it there is no work in progress. */
  readonly providerBranch?: string | undefined;
  readonly providerTags?: readonly string[] | undefined;
  readonly includePending?: boolean | undefined;
  /** A day, `2026-01-01`. */
  readonly includeWipSince?: string | undefined;
}

export interface PactForVerification {
  /** Where the pact is; results are published through what is read there. */
  readonly href: string;
  /** `Pact between shop (1) and order` */
  readonly name: string;
  /** `latest from main branch` */
  readonly shortDescription: string;
  /** Its failure is no failure of the provider's build. */
  readonly pending: boolean;
  readonly wip: boolean;
  readonly notices: readonly { readonly when: string; readonly text: string }[];
}

const answer = z.object({
  _embedded: z.object({
    pacts: z.array(
      z.object({
        shortDescription: z.string().default(''),
        verificationProperties: z
          .object({
            pending: z.boolean().default(false),
            wip: z.boolean().default(false),
            notices: z.array(z.object({ when: z.string(), text: z.string() })).default([]),
          })
          .default({ pending: false, wip: false, notices: [] }),
        _links: z.object({ self: z.object({ href: z.string(), name: z.string().default('') }) }),
      }),
    ),
  }),
});

export async function pactsForVerification(
  session: Session,
  { provider, selectors, providerBranch, providerTags, includePending, includeWipSince }: PactsQuery,
  signal?: AbortSignal,
): Promise<readonly PactForVerification[]> {
  const href = await session.relation('pb:provider-pacts-for-verification', { provider }, signal);
  const body = {
    consumerVersionSelectors: selectors,
    providerVersionBranch: providerBranch,
    providerVersionTags: providerTags,
    includePendingStatus: includePending,
    includeWipPactsSince: includeWipSince,
  };
  const { _embedded } = await session.read(answer, { method: 'POST', href, body }, signal);
  return _embedded.pacts.map(({ shortDescription, verificationProperties, _links: { self } }) => ({
    href: self.href,
    name: self.name,
    shortDescription,
    ...verificationProperties,
  }));
}
