import { expect, it } from 'vitest';
import { toJUnit } from './junit.ts';
import { checkFixture, dirty, empty, mixed, verdictFixture } from './verdict-fixture.ts';

it('tells failures from errors (inconclusive) and skipped, and counts each', () => {
  const xml = toJUnit(mixed);
  expect(xml).toContain('<testsuites name="shakedown pr" tests="4" failures="1" errors="1" skipped="1" time="83.400"');
  expect(xml).toContain('<testsuite name="chaos" tests="3" failures="1" errors="1" skipped="1" time="4.500"');
  expect(xml).toMatch(/<testcase name="Title of load\/browse" classname="load.browse" time="1.500"\/>/);
  expect(xml).toContain('<failure message="order→payment: 503&#10;second line" type="fail">');
  expect(xml).toContain('<error message="order→kafka: too few" type="inconclusive">');
  expect(xml).toContain('<skipped message="not in plan pr"/>');
});

it('holds nothing that XML forbids', () => {
  const nasty = 'a\u0000b\u0008c\u000bd\ud800e\uffff &<>"\' ]]> \u001b[1mbold\u001b[0m';
  const xml = toJUnit(
    verdictFixture([
      checkFixture('load/x', {
        verdict: 'fail',
        title: nasty,
        reason: nasty,
        repeat: nasty,
        evidence: [{ kind: 'text', title: nasty, text: nasty }],
      }),
    ]),
  );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b-\u001f\uffff]|\p{Surrogate}/u);
  expect(xml.replace(/<\/?[a-z]+( [a-z]+="[^"<>]*")*\/?>|<\?xml[^?]*\?>/g, ''), 'no bare markup is left').not.toMatch(
    /[<>"']|&(?!#\d+;)/,
  );
});

it.each([dirty, empty])('is not greener than the verdict', (verdict) => {
  const xml = toJUnit(verdict);
  expect(xml).toContain(`tests="${verdict.checks.length + 1}" failures="0" errors="1"`);
  expect(xml).toContain(`<error message="${verdict.reason}`);
});
