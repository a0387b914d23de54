/** Addresses of the broker's resources; every segment is encoded. `base` has no slash at the end. */
const path = (base: string, ...segments: readonly (string | number)[]): string =>
  [base, ...segments.map((segment) => encodeURIComponent(segment))].join('/');

export const links = {
  pacticipant: (base: string, name: string) => path(base, 'pacticipants', name),
  version: (base: string, name: string, number: string) => path(base, 'pacticipants', name, 'versions', number),
  branch: (base: string, name: string, branch: string) => path(base, 'pacticipants', name, 'branches', branch),
  branchVersion: (base: string, name: string, branch: string, number: string) =>
    path(base, 'pacticipants', name, 'branches', branch, 'versions', number),
  tag: (base: string, name: string, number: string, tag: string) =>
    path(base, 'pacticipants', name, 'versions', number, 'tags', tag),
  label: (base: string, name: string, label: string) => path(base, 'pacticipants', name, 'labels', label),
  latestVerificationResults: (base: string, name: string, number: string) =>
    `${path(base, 'verification-results', 'consumer', name, 'version', number)}/latest`,
  environment: (base: string, uuid: string) => path(base, 'environments', uuid),
  deployedVersion: (base: string, uuid: string) => path(base, 'deployed-versions', uuid),
  releasedVersion: (base: string, uuid: string) => path(base, 'released-versions', uuid),
  pact: (base: string, provider: string, consumer: string, number: string) =>
    path(base, 'pacts', 'provider', provider, 'consumer', consumer, 'version', number),
  latestPact: (base: string, provider: string, consumer: string) =>
    `${path(base, 'pacts', 'provider', provider, 'consumer', consumer)}/latest`,
  pactVersion: (base: string, provider: string, consumer: string, sha: string) =>
    path(base, 'pacts', 'provider', provider, 'consumer', consumer, 'pact-version', sha),
  verificationResult: (base: string, provider: string, consumer: string, sha: string, number: number) =>
    path(
      base,
      'pacts',
      'provider',
      provider,
      'consumer',
      consumer,
      'pact-version',
      sha,
      'verification-results',
      number,
    ),
  webhook: (base: string, uuid: string) => path(base, 'webhooks', uuid),
};
