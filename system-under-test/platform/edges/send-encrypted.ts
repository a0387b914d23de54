import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import { callEncrypted, type EncryptedCall, processIdentity } from '../service-identity/index.ts';
import { AnswerLate, ConnectionFailed, type IncomingAnswer, type OutgoingRequest } from './send-request.ts';

/** The connections of this process, by callee: two edges to one service share them. */
const calls = new Map<string, EncryptedCall>();

/**
 * Like {@link sendRequest}, over mutual TLS: the callee must prove that it is `peer`, and sees who we are. Not with fetch, whose
 * connections know nothing of client certificates.
 *
 * @throws {AnswerLate | ConnectionFailed}
 */
export async function sendEncrypted(
  peer: string,
  { url, method, headers, body }: OutgoingRequest,
  limitMs: number,
): Promise<IncomingAnswer> {
  const signal = AbortSignal.timeout(Math.ceil(limitMs));
  try {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const length = body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const options = { method, headers: { ...headers, ...length }, agent: callOf(peer).agent(), signal };
      request(url, options, resolve)
        .on('error', reject)
        .end(body ?? undefined);
    });
    return { status: answer.statusCode ?? 0, headers: headersOf(answer), text: await text(answer) };
  } catch (cause) {
    throw signal.aborted ? new AnswerLate('No answer in time', { cause }) : new ConnectionFailed(cause);
  }
}

function callOf(peer: string): EncryptedCall {
  const known = calls.get(peer) ?? callEncrypted(processIdentity(), peer);
  calls.set(peer, known);
  return known;
}

function headersOf({ headersDistinct }: IncomingMessage): Headers {
  return new Headers(
    Object.entries(headersDistinct).flatMap(([name, values = []]) =>
      values.map((value): [string, string] => [name, value]),
    ),
  );
}
