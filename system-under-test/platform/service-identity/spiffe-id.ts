const PREFIX = 'spiffe://shop/';

/** The name of a service as certificates hold it. @see https://spiffe.io/docs/latest/spiffe-specs/spiffe-id/ */
export const spiffeId = (service: string): string => `${PREFIX}${service}`;

/** The service that a certificate's alternative names speak of (`URI:spiffe://shop/order`); undefined when they name none. */
export function serviceIn(subjectAltName: string | undefined): string | undefined {
  const uris = (subjectAltName ?? '').split(', ').filter((name) => name.startsWith('URI:'));
  const [uri, ...others] = uris.map((name) => name.slice('URI:'.length));
  // Exactly one URI: more than one would leave open who the bearer is (SPIFFE X509-SVID, section 2).
  if (uri === undefined || others.length > 0 || !uri.startsWith(PREFIX)) return undefined;
  return uri.slice(PREFIX.length) || undefined;
}
