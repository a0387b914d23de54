import { createServer, type IncomingMessage, request as plainRequest, type ServerResponse } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { Exchange } from '../exchange.ts';

/** Stands before a provider, hands on what it is asked, and keeps what was said both ways. */
export interface ExchangeRecorder extends AsyncDisposable {
  /** To ask in place of the provider. */
  readonly url: string;
  /** In the order of the answers; what the provider did not answer is not there. */
  readonly exchanges: readonly Exchange[];
}

export async function recordExchanges(provider: URL): Promise<ExchangeRecorder> {
  const exchanges: Exchange[] = [];
  const server = createServer((asked, answer) => {
    handOn(asked, answer, provider).then(
      (exchange) => void exchanges.push(exchange),
      // As without a recorder: a provider that does not answer is a connection that breaks.
      () => answer.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${provider.pathname.replace(/\/$/, '')}`,
    exchanges,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function handOn(asked: IncomingMessage, answer: ServerResponse, provider: URL): Promise<Exchange> {
  const { method = 'GET', url: path = '/' } = asked;
  const sent = await buffer(asked);
  const answered = await ask(new URL(path, provider), { ...asked.headers, host: provider.host }, method, sent);
  const body = await buffer(answered);
  const { statusCode: status = 0 } = answered;
  const responseHeaders = onOneLine(answered.headers);
  answer.writeHead(status, withoutFraming(answered.headers)).end(body);
  return {
    method,
    path,
    requestHeaders: onOneLine(asked.headers),
    ...(sent.length > 0 && { requestBody: sent.toString() }),
    status,
    responseHeaders,
    ...(body.length > 0 && { responseBody: unpacked(body, responseHeaders['content-encoding']).toString() }),
  };
}

function ask(url: URL, headers: IncomingMessage['headers'], method: string, body: Buffer): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    send(url, { method, headers }, resolve).on('error', reject).end(body);
  });
}

const onOneLine = (headers: IncomingMessage['headers']): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]));

/** These are about one connection, and there are two (RFC 9110, section 7.6.1). */
function withoutFraming({
  connection,
  'keep-alive': _,
  'transfer-encoding': __,
  ...headers
}: IncomingMessage['headers']) {
  return headers;
}

const unpackers: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  gzip: gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

const unpacked = (body: Buffer, encoding = ''): Buffer => unpackers[encoding]?.(body) ?? body;
