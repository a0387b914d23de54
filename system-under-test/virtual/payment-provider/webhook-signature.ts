import { createHmac } from 'node:crypto';

/**
 * The header `Psp-Signature`: HMAC-SHA256 over `t.body`, so that neither the body nor the time can be changed, and an old
 * delivery shows its age.
 *
 * @see https://docs.stripe.com/webhooks#verify-manually whose scheme it is
 */
export function signatureHeader(secret: string, seconds: number, body: string): string {
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${signature}`;
}
