import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Database } from '../database/index.ts';
import { groupCommit } from './group-commit.ts';

let dir: string;
let database: Database;
/** Sees what is committed. */
let onlooker: Database;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'group-commit-'));
  database = new Database(join(dir, 'broker.sqlite'));
  onlooker = new Database(join(dir, 'broker.sqlite'));
});
afterEach(() => {
  database[Symbol.dispose]();
  onlooker[Symbol.dispose]();
  rmSync(dir, { recursive: true });
});

const insert = (name: string) => () =>
  database.run(`insert into pacticipant (name, created_at, updated_at) values (?, '', '')`, name).id;
const names = () => onlooker.all<{ name: string }>('select name from pacticipant order by id').map(({ name }) => name);

it('keeps what arrives in one turn with one commit, and resolves then', async () => {
  const together = groupCommit(database);
  const [first, between, second] = [together(insert('a')), together(names), together(insert('b'))];
  expect(names()).toEqual([]);
  expect(await first).toBe(1);
  expect(names()).toEqual(['a', 'b']);
  expect(await between).toEqual([]);
  expect(await second).toBe(2);
  await together(insert('c'));
  expect(names()).toEqual(['a', 'b', 'c']);
});

it('lets none suffer for another that fails', async () => {
  const together = groupCommit(database);
  const done = await Promise.allSettled([together(insert('a')), together(insert('a')), together(insert('b'))]);
  expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(names()).toEqual(['a', 'b']);
});
