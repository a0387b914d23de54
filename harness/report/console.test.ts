import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createConsole } from './console.ts';
import { checkFixture, verdictFixture } from './verdict-fixture.ts';

const slow = checkFixture('chaos/payment-slow', {
  verdict: 'fail',
  reason: 'order→payment: 4 s\n\u001b[2Jsecond',
  evidence: [
    { kind: 'text', title: 'answer', text: Array.from({ length: 9 }, (_, at) => `line ${at}`).join('\n') },
    { kind: 'trace', title: 'slowest', path: 'evidence/trace.json' },
  ],
});
const passed = checkFixture('load/browse');
const vague = checkFixture('chaos/kafka', { verdict: 'inconclusive', reason: 'too few' });
const left = checkFixture('chaos/reset', { verdict: 'skipped', reason: 'not in plan pr' });

let now = 0;
let written: string[];
const clock = { now: () => now };
const start = (
  over: { isTTY?: boolean; columns?: number; rows?: number; quiet?: boolean; env?: Record<string, string> } = {},
) => {
  const { isTTY = false, columns = 60, rows = 24, quiet = false, env = {} } = over;
  return createConsole({ stream: { write: (text) => written.push(text), isTTY, columns, rows }, quiet, clock, env });
};
beforeEach(() => {
  now = 1_000_000;
  written = [];
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const control = '\u001b\\[\\??([\\d;]*)([A-Za-z])';
const sequences = new RegExp(`${control}|([\\s\\S])`, 'g');

/** What a terminal shows after all that was written. */
function screen(): string[] {
  const rows: string[][] = [[]];
  let [row, column] = [0, 0];
  for (const [, count, code, char] of written.join('').matchAll(sequences)) {
    if (code === 'A') row -= Number(count || 1);
    else if (code === 'K') rows[row]?.splice(column);
    else if (code === 'J') {
      rows[row]?.splice(column);
      rows.splice(row + 1);
    } else if (char === '\r') column = 0;
    else if (char === '\n') {
      row += 1;
      column = 0;
      rows[row] ??= [];
    } else if (char !== undefined) {
      const line = rows[row] ?? [];
      line[column] = char;
      column += 1;
    }
  }
  return rows.map((line) =>
    Array.from(line, (char) => char ?? ' ')
      .join('')
      .trimEnd(),
  );
}

describe('without a terminal', () => {
  it('appends a line per check, without colours or escape sequences', () => {
    const console = start();
    console.suiteStarted('chaos');
    for (const check of [slow, vague, left]) {
      console.checkStarted(check);
      console.checkFinished(check);
    }
    expect(written.join('')).toBe(
      [
        'chaos',
        '  ✗ Title of chaos/payment-slow  1.5 s',
        '    order→payment: 4 s',
        '    second',
        '  ? Title of chaos/kafka  1.5 s',
        '    too few',
        '  – Title of chaos/reset  1.5 s',
        '    not in plan pr',
        '',
      ]
        .join('\n')
        .replace('  ✗', '· chaos: Title of chaos/payment-slow\n  ✗'),
    );
  });

  it('tells of new phases at once, of progress within one seldom', () => {
    const console = start();
    console.phase('starting shop');
    for (let at = 0; at < 100; at++) {
      now += 100;
      console.phase(`starting shop: part ${at}`);
    }
    console.phase('stopping');
    expect(written).toEqual([
      '· starting shop\n',
      '· starting shop: part 49\n',
      '· starting shop: part 99\n',
      '· stopping\n',
    ]);
  });

  it('ends with failures, their evidence and how to repeat them, and the verdict as the last line', () => {
    const console = start();
    console.finished(verdictFixture([passed, slow, vague, left], { residue: ['process 4711'] }), 'runs/a/report.html');
    console.close();
    console.note('too late');
    expect(written.join('').split('\n')).toEqual([
      '',
      '✗ chaos/payment-slow  Title of chaos/payment-slow',
      '  order→payment: 4 s',
      '  second',
      '  answer:',
      ...[0, 1, 2, 3, 4, 5].map((at) => `    line ${at}`),
      '    … 3 more lines',
      '  slowest: evidence/trace.json',
      '  repeat: npx shakedown gate --plan pr --seed 7 --only chaos/payment-slow',
      '',
      '? chaos/kafka  Title of chaos/kafka',
      '  too few',
      '  repeat: npx shakedown gate --plan pr --seed 7 --only chaos/kafka',
      'left behind: process 4711',
      '',
      'FAIL  1 passed, 1 failed, 1 inconclusive, 1 skipped  1 min 23 s  runs/a/report.html',
      '',
    ]);
  });

  it('says why a run without a doubtful check is not a pass', () => {
    start().finished(verdictFixture([]), 'report.html');
    expect(written.join('')).toContain('no check ran\n');
    expect(written.at(-1)).toMatch(/^INCONCLUSIVE {2}0 passed/);
  });

  it('says nothing but failures and the verdict when quiet', () => {
    const console = start({ quiet: true });
    console.note('hello');
    console.phase('starting');
    console.suiteStarted('load');
    console.checkStarted(passed);
    console.progress('load', 'warming up');
    console.checkFinished(passed);
    expect(written).toEqual([]);
    console.finished(verdictFixture([passed]), 'report.html');
    expect(written.at(-1)).toMatch(/^PASS {2}1 passed/);
  });
});

describe('on a terminal', () => {
  it('keeps finished checks and redraws one line per suite below them', () => {
    const console = start({ isTTY: true, env: { NO_COLOR: '1' } });
    console.suiteStarted('load');
    console.checkStarted(passed);
    console.checkFinished(passed);
    console.suiteStarted('chaos');
    console.checkStarted(slow);
    console.progress('chaos', 'fault 3 s of 10');
    now += 4000;
    vi.advanceTimersByTime(100);
    expect(screen()).toEqual([
      'load',
      '  ✓ Title of load/browse  1.5 s',
      '',
      '✓ load  1 passed  0 ms',
      expect.stringMatching(/^\S chaos {2}Title of chaos\/payment-slow: fault 3 s of 10 {2}4 s$/),
    ]);
    console.checkFinished(slow);
    console.phase('stopping');
    expect(screen().slice(-3)).toEqual([
      '✓ load  1 passed  0 ms',
      '✗ chaos  1 failed  4.0 s',
      expect.stringMatching(/^\S stopping$/),
    ]);
    console.finished(verdictFixture([passed, slow]), 'report.html');
    console.close();
    expect(
      screen().filter((line) => /^(✓ load|✗ chaos |\S stopping)/.test(line)),
      'the block is gone',
    ).toEqual([]);
    expect(screen().at(-2)).toMatch(/^FAIL {2}1 passed, 1 failed/);
    expect(screen().at(-1)).toBe('');
  });

  it('never draws a line wider, or a block higher, than the terminal', () => {
    const console = start({ isTTY: true, columns: 30, rows: 4 });
    for (const name of ['contracts', 'generators', 'synthetic', 'load', 'chaos'] as const) {
      console.suiteStarted(name);
      console.checkStarted(checkFixture(`${name}/x`, { title: '注文は一度だけ確定される and a very long title' }));
    }
    const frame = written.at(-1)?.replace(new RegExp(control, 'g'), '').replace(/^\r/, '').split('\n') ?? [];
    expect(frame.length).toBeLessThan(4);
    const columns = (line: string) => [...line].reduce((sum, char) => sum + (char > '\u2e80' ? 2 : 1), 0);
    for (const line of frame) expect(columns(line)).toBeLessThan(30);
  });

  it('writes each frame at once, and none when nothing has changed', () => {
    const console = start({ isTTY: true });
    console.suiteStarted('load');
    const before = written.length;
    vi.advanceTimersByTime(1000);
    expect(written.length).toBe(before);
    now += 100;
    vi.advanceTimersByTime(100);
    expect(written.length).toBe(before + 1);
    console.close();
    const closed = written.length;
    now += 1000;
    vi.advanceTimersByTime(1000);
    expect(written.length).toBe(closed);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('uses colours, unless NO_COLOR is set', () => {
    start({ isTTY: true }).checkFinished(passed);
    expect(written.join('')).toContain('\u001b[32m✓');
    written = [];
    start({ isTTY: true, env: { NO_COLOR: '1' } }).checkFinished(passed);
    expect(written.join('')).not.toContain('\u001b[32m');
  });

  it('appends on a dumb one', () => {
    start({ isTTY: true, env: { TERM: 'dumb' } }).checkFinished(passed);
    expect(written.join('')).toBe('load\n  ✓ Title of load/browse  1.5 s\n');
  });
});
