import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { verifySignature } from './verify-signature.ts';

const body = '{"id":"evt_1"}';
const at = 1_767_268_800;
const sign = (seconds: number, text = body, secret = 'secret') =>
  `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${text}`).digest('hex')}`;
const verify = (header: string, nowS = at) => verifySignature('secret', { body, header }, nowS * 1_000);

test('takes what the provider signed just now', () => {
  expect(() => verify(sign(at))).not.toThrow();
});

test.each([
  ['another secret', sign(at, body, 'guessed')],
  ['another body', sign(at, '{"id":"evt_2"}')],
  ['another time than was signed', sign(at).replace(`t=${at}`, `t=${at + 1}`)],
  ['a signature that is too short', sign(at).slice(0, -2)],
  ['no signature', `t=${at}`],
  ['no header', ''],
])('refuses %s', (_, header) => {
  expect(() => verify(header)).toThrow(expect.objectContaining({ status: 401, code: 'bad-signature' }));
});

test('refuses what was caught and sent again after the window', () => {
  expect(() => verify(sign(at), at + 300)).not.toThrow();
  expect(() => verify(sign(at), at + 301)).toThrow('does not fit');
  expect(() => verify(sign(at), at - 301)).toThrow('does not fit');
});
