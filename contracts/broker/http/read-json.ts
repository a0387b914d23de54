import type { IncomingMessage } from 'node:http';
import { BrokerError, invalid } from './broker-error.ts';

/**
 * The JSON body of a request; undefined when there is none.
 * @param limit - bytes
 * @throws BrokerError 413 for a body over the limit, 400 for one that is not JSON in UTF-8
 */
export async function readJson(request: IncomingMessage, limit: number): Promise<unknown> {
  const announced = Number(request.headers['content-length'] ?? 0);
  const chunks: Buffer[] = [];
  let size = 0;
  if (announced > limit) throw tooLarge(announced, limit);
  // A stream that is destroyed takes the connection with it, and the client would never read why.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw tooLarge(size, limit);
    chunks.push(chunk);
  }
  const text = decode(Buffer.concat(chunks));
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid([`the body is not JSON: ${(error as Error).message}`]);
  }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw invalid(['the body is not UTF-8']);
  }
}

const tooLarge = (bytes: number, limit: number) =>
  new BrokerError(413, { error: `The body has ${bytes} bytes or more; the limit is ${limit}.` });
