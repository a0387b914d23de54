import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import * as exported from '../../events/index.ts';
import { eventsFolder, readRegistry } from './registry-files.ts';

interface Ref {
  readonly $ref: string;
}
interface Operation {
  readonly action: string;
  readonly channel: Ref;
  readonly messages: readonly Ref[];
}

const document = parse((await readRegistry(eventsFolder)).asyncApi);

function refsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => (key === '$ref' ? [String(each)] : refsIn(each)));
}
function lookUp(pointer: string): unknown {
  return pointer
    .slice(2)
    .split('/')
    .reduce((value, step) => (value as Record<string, unknown> | undefined)?.[step], document as unknown);
}

test('has what AsyncAPI 3.0 asks for', () => {
  expect(document).toMatchObject({
    asyncapi: '3.0.0',
    info: { title: expect.any(String), version: expect.any(String) },
  });
  const names = [
    ...Object.keys(document.channels),
    ...Object.keys(document.operations),
    ...Object.keys(document.components.messages),
  ];
  for (const name of names) expect(name).toMatch(/^[\w.-]+$/);
});

test('every reference leads somewhere', () => {
  const refs = refsIn(document);
  expect(refs.length).toBeGreaterThan(30);
  const dead = refs.filter((ref) =>
    ref.startsWith('#/') ? lookUp(ref) === undefined : !existsSync(join(eventsFolder, ref)),
  );
  expect(dead).toEqual([]);
});

test('every operation is about messages of its own channel', () => {
  for (const { action, channel, messages } of Object.values<Operation>(document.operations)) {
    expect(['send', 'receive']).toContain(action);
    expect(messages.length).toBeGreaterThan(0);
    for (const { $ref } of messages) expect($ref.startsWith(`${channel.$ref}/messages/`)).toBe(true);
  }
});

test('every topic has its channel, one publisher, and somebody who listens', () => {
  expect(Object.keys(document.channels).sort()).toEqual(Object.values(exported.topics).sort());
  for (const topic of Object.values(exported.topics)) {
    const of = Object.values<Operation>(document.operations).filter(
      ({ channel }) => channel.$ref === `#/channels/${topic}`,
    );
    expect(of.filter(({ action }) => action === 'send')).toHaveLength(1);
    expect(of.filter(({ action }) => action === 'receive').length).toBeGreaterThan(0);
  }
});
