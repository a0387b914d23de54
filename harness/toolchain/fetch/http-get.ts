import { get as getHttp, Agent as HttpAgent, type IncomingMessage } from 'node:http';
import { get as getHttps, Agent as HttpsAgent } from 'node:https';
import { getCACertificates } from 'node:tls';
import type { FetchContext } from '../definition.ts';

/** How long a source may take to accept a connection, in ms: behind a firewall that drops packets the next one is asked soon. */
export const CONNECT_WITHIN_MS = 3_000;
/** How long a source may be silent, in ms. */
const SILENT_AT_MOST_MS = 30_000;
const REDIRECTS_AT_MOST = 5;

/**
 * Opens a 200 answer, following redirects, through the proxy that the environment names (HTTPS_PROXY, NO_PROXY).
 * Not the global fetch, which waits 10 s for a connection and ignores those variables. Throws an Error with the reason.
 */
export async function httpGet(
  address: string,
  context: FetchContext,
  redirects = REDIRECTS_AT_MOST,
): Promise<IncomingMessage> {
  const url = new URL(address);
  const response = await open(url, context);
  const { statusCode = 0, headers } = response;
  if (statusCode >= 300 && statusCode < 400 && headers.location) {
    response.destroy();
    const next = new URL(headers.location, url);
    if (redirects === 0) throw new Error(`${address} redirects too often`);
    if (url.protocol === 'https:' && next.protocol !== 'https:')
      throw new Error(`${address} redirects to an address without TLS`);
    return await httpGet(next.href, context, redirects - 1);
  }
  if (statusCode !== 200) {
    response.destroy();
    throw new Error(`${address} answered ${statusCode}`);
  }
  return response;
}

/** A small text, as a list of checksums. */
export async function httpText(address: string, context: FetchContext): Promise<string> {
  let text = '';
  for await (const chunk of (await httpGet(address, context)).setEncoding('utf8')) text += chunk;
  return text;
}

function open(url: URL, { env, signal }: FetchContext): Promise<IncomingMessage> {
  const secure = url.protocol === 'https:';
  return new Promise((resolve, reject) => {
    const request = secure
      ? getHttps(url, { agent: new HttpsAgent({ proxyEnv: env, ca: authorities() }), signal })
      : getHttp(url, { agent: new HttpAgent({ proxyEnv: env }), signal });
    const impatience = setTimeout(
      () => request.destroy(new Error(`${url.host} did not accept a connection within ${CONNECT_WITHIN_MS / 1000} s`)),
      CONNECT_WITHIN_MS,
    );
    request.once('socket', (socket) => {
      if (!socket.connecting) clearTimeout(impatience);
      socket.once(secure ? 'secureConnect' : 'connect', () => clearTimeout(impatience));
    });
    request.setTimeout(SILENT_AT_MOST_MS, () =>
      request.destroy(new Error(`${url.host} was silent for ${SILENT_AT_MOST_MS / 1000} s`)),
    );
    request.once('response', resolve);
    request.once('error', (error) => reject(signal?.aborted ? signal.reason : error));
    request.once('close', () => clearTimeout(impatience));
  });
}

let known: string[] | undefined;

/** With the system's own authorities, to which companies add that of their proxy. */
function authorities(): string[] {
  known ??= [...new Set([...getCACertificates('default'), ...getCACertificates('system')])];
  return known;
}
