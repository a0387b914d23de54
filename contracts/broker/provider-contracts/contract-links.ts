const path = (base: string, ...segments: readonly string[]): string =>
  [base, ...segments.map((segment) => encodeURIComponent(segment))].join('/');

export const contractsLink = (base: string, provider: string, version: string): string =>
  path(base, 'provider-contracts', 'provider', provider, 'version', version);

/** For the index: the relation that the official client looks for. */
export const publishContractLink = (base: string) => ({
  'pf:publish-provider-contract': {
    href: `${base}/provider-contracts/provider/{provider}/publish`,
    title: 'Publish a provider contract',
    templated: true,
  },
});
