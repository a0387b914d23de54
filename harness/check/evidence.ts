import type { SpanRecord } from '../telemetry/index.ts';

/** A piece of evidence as `verdict.json` holds it: a short text, or a file in the run's folder. */
export type Evidence = { readonly kind: EvidenceKind; readonly title: string } & (
  | { readonly text: string }
  | { readonly path: string }
);

export const evidenceKinds = ['text', 'log', 'diff', 'json', 'trace', 'timeline', 'screenshot', 'har', 'file'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** Collects what a check saw; files go to `evidence/<check id>/` in the run's folder. */
export interface EvidenceWriter {
  /** Absolute path of the check's own folder, made on first use. */
  dir(): Promise<string>;
  text(title: string, text: string): void;
  /** Writes a file; returns its absolute path. */
  file(kind: EvidenceKind, title: string, name: string, content: string | Uint8Array): Promise<string>;
  /** Adds a file that something else wrote (inside the run's folder). */
  existing(kind: EvidenceKind, title: string, path: string): void;
  /** A trace, drawn as a waterfall in the report. */
  trace(title: string, spans: readonly SpanRecord[]): Promise<void>;
  /** Figures over time, drawn as a chart in the report with the windows shaded. */
  timeline(title: string, timeline: Timeline): Promise<void>;
  list(): readonly Evidence[];
}

/** Figures over time. */
export interface Timeline {
  /** Unit of the values: `ms`, `1/s`. */
  readonly unit: string;
  /** Points are [milliseconds since the epoch, value]. */
  readonly series: readonly { readonly name: string; readonly points: readonly (readonly [number, number])[] }[];
  /** Spans of time to shade: a fault, a restart; milliseconds since the epoch. */
  readonly windows: readonly { readonly label: string; readonly fromMs: number; readonly toMs: number }[];
  /** Horizontal lines, such as a threshold. */
  readonly limits?: readonly { readonly label: string; readonly value: number }[];
}
