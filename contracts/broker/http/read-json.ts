import type { IncomingMessage } from 'node:http';
import { BrokerError, invalid } from './broker-error.ts';

/**
 * The JSON body of a request; undefined when there is none.
 * @param limit - bytes
 * @throws BrokerError 413 for a body over the limit, 400 for one that is not JSON in UTF-8
 */
export async function readJson(request: IncomingMessage, limit: number): Promise<unknown> {
  const text = decode(await readAll(request, limit));
  if (text.trim() === '') return undefined;
  try {
    return halfCharacter.test(text) ? JSON.parse(text, wellFormed) : JSON.parse(text);
  } catch (error) {
    if (error instanceof BrokerError) throw error;
    throw invalid([`the body is not JSON: ${(error as Error).message}`]);
  }
}

/** Written as escapes, half of a surrogate pair is legal JSON and no text: it can be in no address and no UTF-8. */
const halfCharacter = /\\u[dD][89a-fA-F]/;

function wellFormed(key: string, value: unknown): unknown {
  if (!key.isWellFormed() || (typeof value === 'string' && !value.isWellFormed()))
    throw invalid([`the body holds half of a character${key ? ` at ${JSON.stringify(key)}` : ''}`]);
  return value;
}

async function readAll(request: IncomingMessage, limit: number): Promise<Buffer> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > limit) throw tooLarge(announced, limit);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) throw tooLarge(size, limit);
      chunks.push(chunk);
    }
  } catch (error) {
    // The client hung up in the middle: its mistake, that nobody will read, and none of the broker's.
    throw error instanceof BrokerError ? error : invalid(['the body ended too early']);
  }
  return Buffer.concat(chunks);
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
