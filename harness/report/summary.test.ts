import { expect, it } from 'vitest';
import { toMarkdown } from './summary.ts';
import { checkFixture, dirty, mixed, verdictFixture } from './verdict-fixture.ts';

it('has the verdict, a row per suite, and each failure with its reason and the command that repeats it', () => {
  const text = toMarkdown(mixed);
  expect(text).toMatch(/^## ❌ Shakedown: failed\n/);
  expect(text).toContain('| ❌ chaos | 0 | 1 | 1 | 1 | 4.5 s |');
  expect(text).toContain('| ✅ load | 1 | 0 | 0 | 0 | 1.5 s |');
  expect(text).toContain('### ❌ Title of chaos/payment-slow');
  expect(text).toContain('> order→payment: 503  \n> second line');
  expect(text).toContain('```sh\nnpx shakedown gate --plan pr --seed 7 --only chaos/payment-slow\n```');
  expect(text).toContain('### ❔ Title of chaos/kafka-away');
  expect(text).toContain('- Title of chaos/reset: not in plan pr');
  expect(text).not.toContain('### ✅');
});

it('takes nothing that a service said as markup or a mention', () => {
  const said = '<img src=x> | @octocat `code` **bold** [link](x)\n# head';
  const text = toMarkdown(
    verdictFixture([checkFixture('load/x', { verdict: 'fail', title: said, reason: said, repeat: 'a ``` b' })]),
  );
  expect(text).not.toMatch(/(?<!\\)<img|@octocat|(?<!\\)\*\*bold|^# head/m);
  expect(text).toContain('````sh\na ``` b\n````');
});

it('says what was left behind, and stays short however much failed', () => {
  expect(toMarkdown(dirty)).toContain('- process 4711 (order)');
  const many = Array.from({ length: 300 }, (_, at) => checkFixture(`load/c${at}`, { verdict: 'fail', reason: 'x' }));
  const text = toMarkdown(verdictFixture(many));
  expect(text).toContain('… and 250 more');
  expect(text.match(/^### /gm)).toHaveLength(50);
});
