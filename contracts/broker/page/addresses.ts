/** A consumer and a provider, by their names. */
export interface PairNames {
  readonly consumer: string;
  readonly provider: string;
}

export type Addresses = ReturnType<typeof addressesBelow>;

type Query = Readonly<Record<string, string | undefined>>;

/**
 * Addresses of the pages.
 * @param base - `/contracts` behind a proxy that puts the broker there; otherwise empty
 */
export const addressesBelow = (base: string) => ({
  style: `${base}/ui/page.css`,
  network: (query: Query = {}) => `${base}/ui${written(query)}`,
  services: (query: Query = {}) => `${base}/ui/services${written(query)}`,
  service: (name: string, query: Query = {}) => `${base}/ui/services/${encodeURIComponent(name)}${written(query)}`,
  environments: `${base}/ui/environments`,
  environment: (name: string) => `${base}/ui/environments/${encodeURIComponent(name)}`,
  matrix: (query: Query = {}) => `${base}/ui/matrix${written(query)}`,
  canIDeploy: (query: Query = {}) => `${base}/ui/can-i-deploy${written(query)}`,
  pact: ({ consumer, provider }: PairNames, version?: string) =>
    `${base}/ui/pact${written({ consumer, provider, version })}`,
  changes: ({ consumer, provider }: PairNames, query: Query = {}) =>
    `${base}/ui/changes${written({ consumer, provider, ...query })}`,
  webhooks: `${base}/ui/webhooks`,
  webhook: (uuid: string) => `${base}/ui/webhooks/${encodeURIComponent(uuid)}`,
});

function written(query: Query): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}
