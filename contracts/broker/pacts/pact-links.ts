import { links } from '../http/index.ts';
import type { PublishedPact } from './published-pact.ts';

/** Addresses of a pact and of what belongs to it. `base` has no slash at the end. */
export const pactLinks = {
  self: (base: string, { providerName, consumerName, versionNumber }: PublishedPact) =>
    links.pact(base, providerName, consumerName, versionNumber),
  latest: (base: string, { providerName, consumerName }: PublishedPact) =>
    links.latestPact(base, providerName, consumerName),
  /** Between consumer and provider, for what has an address of its own below it. */
  pair: (base: string, { providerName, consumerName }: Pick<PublishedPact, 'providerName' | 'consumerName'>) =>
    links.latestPact(base, providerName, consumerName).replace(/\/latest$/, ''),
  content: (base: string, { providerName, consumerName, sha }: PublishedPact, metadata?: string) =>
    `${links.pactVersion(base, providerName, consumerName, sha)}${metadata === undefined || metadata === '' ? '' : `/metadata/${encodeURIComponent(metadata)}`}`,
};
