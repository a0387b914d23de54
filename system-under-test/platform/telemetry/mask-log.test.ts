import { expect, test } from 'vitest';
import { createLog, type Log } from './log.ts';
import { LONGEST_TEXT } from './mask.ts';

const card = '4111111111111111';

function written(write: (log: Log) => void): Record<string, unknown> {
  const lines: string[] = [];
  write(createLog('test', 'info', { write: (text) => void lines.push(text) }));
  const line = lines.join('');
  expect(line.endsWith('\n')).toBe(true);
  expect(line).not.toContain(card);
  return JSON.parse(line) as Record<string, unknown>;
}

test('masks by name, at any depth, whatever stands there', () => {
  const { order } = written((log) =>
    log.info({ order: { id: 'o1', paymentMethod: 'tok_visa', lines: [{ password: 'pearl' }] } }),
  );
  expect(order).toEqual({ id: 'o1', paymentMethod: '[masked]', lines: [{ password: '[masked]' }] });
});

test('masks a card in the message, and in its arguments', () => {
  expect(written((log) => log.info(`paid with ${card}`)).msg).toBe('paid with [card number]');
  expect(written((log) => log.info('paid with %s', card)).msg).toBe('paid with [card number]');
});

test('masks a card in an error, its cause and their stacks', () => {
  const error = new Error('no charge', { cause: new Error(`declined:\n${card}`) });
  const { error: told } = written((log) => log.error({ error }));
  expect(JSON.stringify(told)).toContain('declined:\\\\n[card number]'.replace('\\\\', '\\'));
});

test('masks a card that was logged as a number, and the line stays JSON', () => {
  expect(written((log) => log.info({ a: Number(card), b: [Number(card), 1] }))).toMatchObject({
    a: null,
    b: [null, 1],
  });
});

test('masks what a child of the log always says', () => {
  expect(written((log) => log.child({ cookie: 'a=b' }).info('hello')).cookie).toBe('[masked]');
});

test('cuts a line that is too long, and the line stays JSON', () => {
  const { msg, service } = written((log) => log.info({ text: `${card} ${'x'.repeat(LONGEST_TEXT)}` }));
  expect({ msg, service }).toEqual({
    msg: expect.stringMatching(/^a line of \d+ characters was cut$/),
    service: 'test',
  });
});
