import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { EnvironmentError, messageOf } from '../errors.ts';
import { type OtlpAnswer, sendOtlpAnswer } from './otlp-answer.ts';
import { decodeTraceExport } from './otlp-protobuf.ts';
import { readOtlpSpans } from './otlp-spans.ts';
import { type CappedSpanStore, createSpanStore } from './span-store.ts';

/** A running receiver. */
export interface OtlpReceiver extends AsyncDisposable {
  /** Base address for `OTEL_EXPORTER_OTLP_ENDPOINT`: `http://127.0.0.1:4318`. */
  readonly url: string;
  readonly spans: CappedSpanStore;
  /** How many spans were refused because they could not be read. */
  readonly rejected: number;
  stop(): Promise<void>;
}

export interface OtlpReceiverOptions {
  /** Default 0: any free one. */
  readonly port?: number;
  /** Default 127.0.0.1; containers need an address that they can reach. */
  readonly host?: string;
  /** Most spans to hold; default 300 000. */
  readonly cap?: number;
}

/**
 * Receives OTLP over HTTP (opentelemetry.io/docs/specs/otlp, 1.x), JSON and protobuf, and keeps the spans; metrics and
 * logs are accepted and dropped, so that services need no special settings.
 * @throws EnvironmentError SD_OTLP_PORT when it cannot listen.
 * @example
 * await using receiver = await startOtlpReceiver();
 * const env = { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url };
 */
export async function startOtlpReceiver(options: OtlpReceiverOptions = {}): Promise<OtlpReceiver> {
  const { port = 0, host = '127.0.0.1', cap } = options;
  const spans = createSpanStore(cap === undefined ? {} : { cap });
  let rejected = 0;
  const server = createServer((request, response) => {
    receive(request, (body) => {
      const received = readOtlpSpans(body);
      spans.add(received.spans);
      rejected += received.rejected;
      return received;
    }).then(
      (answer) => sendOtlpAnswer(request, response, answer),
      (error: unknown) => sendOtlpAnswer(request, response, { status: 400, message: messageOf(error) }),
    );
  });
  // A client that hangs up or sends something that is not HTTP is its own problem, never the run's.
  server.on('clientError', (_error, socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  }).catch((cause: unknown) => {
    throw new EnvironmentError(
      'SD_OTLP_PORT',
      `the OTLP receiver cannot listen on ${host}:${port}: ${messageOf(cause)}; end what uses the port, or leave it out for a free one`,
      { cause, details: { host, port } },
    );
  });
  const stop = async (): Promise<void> => {
    if (!server.listening) return;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  };
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`,
    spans,
    get rejected() {
      return rejected;
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

const largestBody = 64 * 1024 * 1024;
const unzip = promisify(gunzip);

async function receive(
  request: IncomingMessage,
  take: (body: unknown) => { readonly rejected: number; readonly reason: string },
): Promise<OtlpAnswer> {
  const path = new URL(request.url ?? '/', 'http://receiver').pathname;
  if (!['/v1/traces', '/v1/metrics', '/v1/logs'].includes(path))
    return { status: 404, message: `${path} is none of /v1/traces, /v1/metrics, /v1/logs` };
  if (request.method !== 'POST') return { status: 405, message: `${request.method} is not POST` };
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json' && type !== 'application/x-protobuf')
    return { status: 415, message: `content type ${type} is neither application/json nor application/x-protobuf` };
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'gzip' && encoding !== 'identity')
    return { status: 415, message: `content encoding ${encoding} is not gzip` };

  const raw = await bodyOf(request);
  if (raw === undefined) return { status: 413, message: `the body is larger than ${largestBody} bytes` };
  if (path !== '/v1/traces') return { status: 200, rejected: 0, reason: '' };
  const body = encoding === 'gzip' ? await unzip(raw, { maxOutputLength: largestBody }) : raw;
  return {
    status: 200,
    ...take(type === 'application/json' ? JSON.parse(body.toString('utf8')) : decodeTraceExport(body)),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Not destroyed on return, or the refusal could not be sent.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > largestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
