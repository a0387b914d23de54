import { expect, test } from 'vitest';
import { readSpecification, SpecificationError } from './read-specification.ts';

test('reads YAML and JSON, and says what kind of document it is', () => {
  expect(readSpecification('openapi: 3.1.0\ninfo: {title: t, version: "1"}\npaths: {}').kind).toBe('openapi');
  expect(readSpecification('{"swagger":"2.0","info":{},"paths":{}}').kind).toBe('openapi');
  expect(readSpecification('asyncapi: 3.0.0\ninfo: {}\nchannels: {}').kind).toBe('asyncapi');
});

test.each([
  ['', /expected an object, got null/],
  ['[1, 2]', /expected an object/],
  ['a: b: c', /neither YAML nor JSON/],
  ['openapi: 4.0.0', /got \{"openapi":"4.0.0"\}/],
  ['asyncapi: 2.6.0\ninfo: {}', /asyncapi 3.x/],
  ['openapi: 3.1.0\npaths: {}', /has no info/],
  ['openapi: 3.1.0\ninfo: {}', /has no paths/],
  ['asyncapi: 3.0.0\ninfo: {}', /neither channels nor operations/],
  ['asyncapi: 3.0.0\ninfo: {}\nchannels: {a: {$ref: "./a.json"}, b: {$ref: "#/c"}}', /refers to .\/a.json, #\/c/],
])('refuses %j', (text, reason) => {
  expect(() => readSpecification(text)).toThrow(SpecificationError);
  expect(() => readSpecification(text)).toThrow(reason);
});
