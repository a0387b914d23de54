import { expect, test } from 'vitest';
import { brokersVariable, millisecondsVariable, readEnvironment, urlVariable } from './environment.ts';

const shape = {
  DATABASE_URL: urlVariable,
  KAFKA_BROKERS: brokersVariable,
  SAGA_DEADLINE_MS: millisecondsVariable(20_000),
};

test('reads what is there and fills in defaults, the empty string being unset', () => {
  const source = {
    DATABASE_URL: 'postgres://localhost/order',
    KAFKA_BROKERS: 'a:1,b:2',
    SAGA_DEADLINE_MS: '',
    HOME: '/',
  };
  expect(readEnvironment(shape, source)).toEqual({
    DATABASE_URL: 'postgres://localhost/order',
    KAFKA_BROKERS: ['a:1', 'b:2'],
    SAGA_DEADLINE_MS: 20_000,
  });
});

test('names the variable that is missing', () => {
  expect(() => readEnvironment(shape, { DATABASE_URL: 'postgres://localhost/order' })).toThrow(
    /KAFKA_BROKERS .* not set/,
  );
});

test('names a bad variable without showing its value', () => {
  const source = { DATABASE_URL: '//secret@nowhere', KAFKA_BROKERS: 'a:1' };
  expect(() => readEnvironment(shape, source)).toThrow(/DATABASE_URL/);
  expect(() => readEnvironment(shape, source)).not.toThrow(/secret/);
});
