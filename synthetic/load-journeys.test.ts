import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadJourneys } from './load-journeys.ts';

describe('loadJourneys', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'journeys-'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const write = (name: string, text: string) => writeFile(join(root, name), text);
  const journey = (id: string, more = '') =>
    `export default { id: '${id}', title: 'T', session: 'http', run: async () => {}, ${more} };`;

  it('imports journeys in the order given', async () => {
    await write('b.mjs', journey('buy', `traces: [{ step: 'order', edges: ['order→payment'] }]`));
    await write('a.mjs', journey('browse'));
    const loaded = await loadJourneys(root, ['b.mjs', './a.mjs']);
    expect(loaded.map((each) => each.journey.id)).toEqual(['buy', 'browse']);
    expect(loaded[0]?.file).toBe(join(root, 'b.mjs'));
  });

  it('names the file that is not there', async () => {
    await expect(loadJourneys(root, ['gone.ts'])).rejects.toMatchObject({
      code: 'SD_JOURNEY_NOT_FOUND',
      exitCode: 2,
      message: expect.stringContaining(join(root, 'gone.ts')),
    });
  });

  it.each([
    ['cannot be imported: boom', `throw new Error('boom')`],
    ['no default export', 'export const journey = 1'],
    ['must be in kebab-case at id', journey('Buy It')],
    ['"until"', journey('buy', 'until: 3')],
    [
      'must be an edge, such as order→payment at traces.0.edges.0',
      journey('buy', `traces: [{ step: 's', edges: ['x'] }]`),
    ],
  ])('says what is wrong with a file: %s', async (why, text) => {
    await write('j.mjs', text);
    await expect(loadJourneys(root, ['j.mjs'])).rejects.toMatchObject({
      code: 'SD_JOURNEY_INVALID',
      message: expect.stringContaining(why),
      details: { path: 'j.mjs' },
    });
  });

  it('refuses two journeys with one id', async () => {
    await write('a.mjs', journey('buy'));
    await write('b.mjs', journey('buy'));
    await expect(loadJourneys(root, ['a.mjs', 'b.mjs'])).rejects.toMatchObject({ code: 'SD_JOURNEY_INVALID' });
  });
});
