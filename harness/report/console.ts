import { type CheckResult, count, type SuiteName, type Verdict } from '../check/index.ts';
import { type Clock, systemClock } from '../clock.ts';
import { clipped } from './console-width.ts';
import { failureText } from './failure-text.ts';
import { formatDuration } from './figures.ts';
import { createLiveBlock } from './live-block.ts';
import { createPalette } from './palette.ts';
import { plainText } from './plain-text.ts';

/** One view of a run for a person: on a terminal it is redrawn in place, elsewhere lines are appended. */
export interface Console {
  /** Says what goes on outside the suites: `starting shop: order is ready`. */
  phase(text: string): void;
  suiteStarted(name: SuiteName, title?: string): void;
  progress(suite: SuiteName, text: string): void;
  checkStarted(check: Pick<CheckResult, 'id' | 'title' | 'suite'>): void;
  checkFinished(result: CheckResult): void;
  /** Prints every failure with its evidence, and `PASS|FAIL|INCONCLUSIVE` with counts and the report as the last line. */
  finished(verdict: Verdict, reportPath: string): void;
  /** A line that stays. */
  note(text: string): void;
  /** Removes the live view; nothing is printed later. */
  close(): void;
}

export interface ConsoleOptions {
  readonly stream: {
    write(text: string): unknown;
    readonly isTTY?: boolean | undefined;
    readonly columns?: number | undefined;
    readonly rows?: number | undefined;
  };
  /** Redraw in place; default: the stream is a terminal that can. */
  readonly isTTY?: boolean;
  /** Default: on a terminal, unless NO_COLOR is set (no-color.org). */
  readonly color?: boolean;
  /** Only failures and the last line. */
  readonly quiet?: boolean;
  readonly clock?: Pick<Clock, 'now'>;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** A log without a terminal hears of progress at most this often. */
const plainEveryMs = 5_000;
const frameEveryMs = 100;
const spinner = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const words = { pass: 'PASS', fail: 'FAIL', inconclusive: 'INCONCLUSIVE' } as const;

interface SuiteLine {
  readonly name: SuiteName;
  readonly startedAt: number;
  readonly results: CheckResult[];
  readonly running: Map<string, { readonly title: string; readonly startedAt: number }>;
  text: string;
  /** Set when something else began. */
  endedAt: number | undefined;
}

export function createConsole(options: ConsoleOptions): Console {
  const { stream, env = process.env, clock = systemClock, quiet = false } = options;
  const isTTY = options.isTTY ?? (stream.isTTY === true && env.TERM !== 'dumb');
  const palette = createPalette(options.color ?? (isTTY && !env.NO_COLOR));
  const block = createLiveBlock((text) => stream.write(text));
  const suites = new Map<SuiteName, SuiteLine>();
  const live = isTTY && !quiet;
  let phase: { readonly text: string; readonly startedAt: number } | undefined;
  let lastSuite: SuiteName | undefined;
  let saidAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const keep = (text: string): void => {
    if (closed) return;
    if (live) block.above(text);
    else stream.write(`${text}\n`);
  };
  const redraw = (): void => {
    if (!live || closed) return;
    block.draw(frameLines());
    timer ??= setInterval(redraw, frameEveryMs).unref();
  };
  /** Progress for a log: `always` when it is something new, else seldom. */
  const say = (text: string, always: boolean): void => {
    if (live || quiet || (!always && clock.now() - saidAt < plainEveryMs)) return;
    saidAt = clock.now();
    keep(palette.dim(`· ${plainText(text)}`));
  };

  const frameLines = (): string[] => {
    const now = clock.now();
    const columns = (stream.columns ?? 80) - 1;
    const spin = spinner[Math.floor(now / frameEveryMs) % spinner.length] ?? '·';
    const line = (mark: string, text: string, elapsed: string): string =>
      `${mark} ${clipped(text, columns - 2 - elapsed.length - 2)}  ${palette.dim(elapsed)}`;
    const lines = [...suites.values()].map((suite) => {
      const counts = count(suite.results);
      const done = (['pass', 'fail', 'inconclusive', 'skipped'] as const)
        .filter((kind) => counts[kind] > 0)
        .map((kind) => `${counts[kind]} ${kind === 'pass' ? 'passed' : kind === 'fail' ? 'failed' : kind}`)
        .join(', ');
      const head = [suite.name, done].filter(Boolean).join('  ');
      if (suite.endedAt !== undefined) {
        const kind = worst(suite.results);
        return line(
          kind ? palette.mark(kind) : palette.dim('–'),
          head,
          formatDuration(suite.endedAt - suite.startedAt),
        );
      }
      const check = [...suite.running.values()].at(-1);
      const doing = [check?.title ?? '', suite.text].filter(Boolean).join(': ');
      return line(
        spin,
        [head, doing].filter(Boolean).join('  '),
        elapsedText(now - (check?.startedAt ?? suite.startedAt)),
      );
    });
    if (phase) lines.push(line(spin, phase.text, elapsedText(now - phase.startedAt)));
    // Cut to the height too: what has scrolled away cannot be drawn over.
    return lines.length === 0 ? [] : ['', ...lines].slice(-Math.max(1, (stream.rows ?? 24) - 1));
  };

  const header = (suite: SuiteName): void => {
    if (lastSuite !== suite) keep(palette.bold(suite));
    lastSuite = suite;
  };
  const endSuites = (): void => {
    for (const suite of suites.values()) if (suite.running.size === 0) suite.endedAt ??= clock.now();
  };
  const suiteOf = (name: SuiteName): SuiteLine => {
    const known = suites.get(name);
    if (known) return known;
    const made = { name, startedAt: clock.now(), results: [], running: new Map(), text: '', endedAt: undefined };
    suites.set(name, made);
    return made;
  };

  return {
    phase: (text) => {
      endSuites();
      const clean = plainText(text);
      const head = (line: string | undefined) => line?.split(':')[0];
      const isNew = head(clean) !== head(phase?.text);
      phase = { text: clean, startedAt: isNew ? clock.now() : (phase?.startedAt ?? clock.now()) };
      say(clean, isNew);
      redraw();
    },
    suiteStarted: (name, title) => {
      endSuites();
      phase = undefined;
      const suite = suiteOf(name);
      suite.text = plainText(title ?? '');
      if (!live && !quiet) header(name);
      redraw();
    },
    progress: (name, text) => {
      const suite = suiteOf(name);
      suite.text = plainText(text);
      const check = [...suite.running.values()].at(-1);
      say([name, check?.title, text].filter(Boolean).join(': '), false);
      redraw();
    },
    checkStarted: ({ id, title, suite: name }) => {
      const suite = suiteOf(name);
      suite.endedAt = undefined;
      suite.text = '';
      suite.running.set(id, { title: plainText(title), startedAt: clock.now() });
      say(`${name}: ${title}`, false);
      redraw();
    },
    checkFinished: (result) => {
      const suite = suiteOf(result.suite);
      suite.running.delete(result.id);
      suite.results.push(result);
      suite.text = '';
      if (!quiet) {
        header(result.suite);
        keep(finishedLine(result));
      }
      redraw();
    },
    finished: (verdict, reportPath) => {
      phase = undefined;
      suites.clear();
      if (live) block.draw([]);
      const counts = count(verdict.checks);
      for (const kind of ['fail', 'inconclusive'] as const) {
        for (const check of verdict.checks.filter((each) => each.verdict === kind))
          keep(`\n${failureText(check, palette)}`);
      }
      for (const left of verdict.residue) keep(palette.tone('inconclusive', `left behind: ${plainText(left)}`));
      // The counts say it all, unless the run is less than its checks.
      if (verdict.verdict !== 'pass' && counts.fail + counts.inconclusive === 0)
        keep(`\n${palette.tone(verdict.verdict, plainText(verdict.reason))}`);
      const tally = `${counts.pass} passed, ${counts.fail} failed, ${counts.inconclusive} inconclusive, ${counts.skipped} skipped`;
      keep('');
      keep(
        `${palette.bold(palette.tone(verdict.verdict, words[verdict.verdict]))}  ${tally}  ${formatDuration(verdict.durationMs)}  ${reportPath}`,
      );
    },
    note: (text) => {
      if (!quiet) keep(text);
    },
    close: () => {
      clearInterval(timer);
      if (live && !closed) block.draw([]);
      closed = true;
    },
  };

  function finishedLine({ verdict, title, reason, durationMs }: CheckResult): string {
    const line = `  ${palette.mark(verdict)} ${plainText(title)}  ${palette.dim(formatDuration(durationMs))}`;
    if (verdict === 'pass' || reason === '') return line;
    return [
      line,
      ...plainText(reason)
        .split('\n')
        .map((each) => `    ${palette.tone(verdict, each)}`),
    ].join('\n');
  }
}

function worst(results: readonly CheckResult[]): CheckResult['verdict'] | undefined {
  return (['fail', 'inconclusive', 'pass', 'skipped'] as const).find((kind) =>
    results.some((each) => each.verdict === kind),
  );
}

/** Whole seconds, so that the figure does not tremble. */
const elapsedText = (ms: number): string =>
  ms < 1000 ? '' : formatDuration(Math.floor(ms / 1000) * 1000).replace('.0 s', ' s');
