/**
 * What a user inside k6 notes, one JSON line each, written by `console.log` into k6's `--console-output`: k6 cannot write
 * files, its CSV and JSON outputs hold a dozen lines for each request, and its summary knows no routes without thresholds.
 */
export type JournalLine = RequestLine | StepLine | StartLine | EndLine | AcknowledgedLine;

interface Line {
  /** Milliseconds since the epoch at which it began. */
  readonly at: number;
  /** Id of the journey. */
  readonly journey: string;
  /** Number of the iteration within its journey. */
  readonly iteration: number;
  /** Whether it belongs to the part of the load that is judged. */
  readonly judged: boolean;
}

export interface RequestLine extends Line {
  readonly note: 'request';
  /** `GET /api/orders/:id` */
  readonly route: string;
  readonly step: string;
  /** 0 when no answer came. */
  readonly status: number;
  readonly ms: number;
  readonly traceId: string;
  readonly traced: boolean;
  /** Why it is a failure; none when the journey accepts the answer. */
  readonly failure?: string;
}

export interface StepLine extends Line {
  readonly note: 'step';
  readonly step: string;
  readonly ms: number;
  readonly ok: boolean;
}

interface StartLine extends Line {
  readonly note: 'start';
}

export interface EndLine extends Line {
  readonly note: 'end';
  readonly ms: number;
  /** `failed`: the system did not do what it must; `broken`: the journey itself threw. */
  readonly outcome: 'completed' | 'failed' | 'broken';
  /** Where and why it did not complete. */
  readonly step?: string;
  readonly message?: string;
  /** Trace of the last request before that. */
  readonly traceId?: string;
}

interface AcknowledgedLine extends Line {
  readonly note: 'acknowledged';
  readonly kind: string;
  readonly id: string;
}

const notes: ReadonlySet<unknown> = new Set(['request', 'step', 'start', 'end', 'acknowledged']);

/** Parts a console file into the journal and whatever else the journeys printed. */
export function readJournal(text: string): { readonly journal: JournalLine[]; readonly printed: string[] } {
  const journal: JournalLine[] = [];
  const printed: string[] = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const noted = parsed(line);
    if (noted) journal.push(noted);
    else printed.push(line);
  }
  return { journal, printed };
}

/** Undefined for what a journey printed, and for a last line that k6 did not finish. */
function parsed(line: string): JournalLine | undefined {
  if (!line.startsWith('{"note":')) return undefined;
  try {
    const value = JSON.parse(line) as JournalLine;
    return notes.has(value.note) ? value : undefined;
  } catch {
    return undefined;
  }
}
