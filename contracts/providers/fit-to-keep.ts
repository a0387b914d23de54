import type { Exchange } from '../exchange.ts';
import { withoutSecrets } from '../from-traffic/index.ts';

/** An exchange for people to look at: bodies as JSON, and no secrets. */
export const fitToKeep = ({ requestHeaders, responseHeaders, requestBody, responseBody, ...exchange }: Exchange) => ({
  ...exchange,
  requestHeaders: withoutCredentials(requestHeaders),
  requestBody: withoutSecrets(readable(requestBody)),
  responseHeaders: withoutCredentials(responseHeaders),
  responseBody: withoutSecrets(readable(responseBody)),
});

const withoutCredentials = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, isCredential.test(name) ? '…' : value]));

const isCredential = /^(proxy-)?authorization$|^(set-)?cookie$|token|api-?key/i;

function readable(body: string | undefined): unknown {
  try {
    return body && JSON.parse(body);
  } catch {
    return body;
  }
}
