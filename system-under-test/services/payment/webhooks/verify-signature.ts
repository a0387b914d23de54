import { createHmac, timingSafeEqual } from 'node:crypto';
import { HttpError } from '../../../platform/http/index.ts';

export interface SignedBody {
  /** As it came over the wire: parsed and printed again it could differ. */
  readonly body: string;
  /** `t=<unix s>,v1=<hex hmac-sha256 of "t.body">` */
  readonly header: string;
}

/** How far the sender's clock and ours may be apart; what was caught on the way is of no use for longer than that. */
const REPLAY_WINDOW_S = 300;
const FORMAT = /^t=(?<seconds>\d{1,12}),v1=(?<signature>[0-9a-f]{64})$/;

/**
 * Makes sure that the provider sent this body, just now.
 *
 * @throws {HttpError} 401 `bad-signature`, the same for every reason: it is nobody's business how close a forgery came.
 */
export function verifySignature(secret: string, { body, header }: SignedBody, nowMs: number): void {
  const { seconds = '', signature = '' } = FORMAT.exec(header)?.groups ?? {};
  const expected = createHmac('sha256', secret).update(`${seconds}.${body}`).digest();
  const given = Buffer.from(signature, 'hex');
  const isOurs = given.length === expected.length && timingSafeEqual(given, expected);
  const isFresh = Math.abs(nowMs / 1_000 - Number(seconds)) <= REPLAY_WINDOW_S;
  if (!isOurs || !isFresh) throw new HttpError(401, 'bad-signature', 'The signature does not fit', 'Psp-Signature');
}
