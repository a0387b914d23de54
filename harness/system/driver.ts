import type { Clock } from '../clock.ts';
import type { Registry } from '../process/index.ts';
import type { SpanStore } from '../telemetry/index.ts';
import type { UnexpectedExit } from './running-system.ts';

/** What every driver needs to know to bring a system up. */
export interface StartOptions {
  /** Folder of the config, absolute: commands run there. */
  readonly root: string;
  /** Folder of the run, absolute; logs go to `logs/<part>.log` in it. */
  readonly runDir: string;
  /** Where started processes are recorded, so that the next command can clear them after a crash. */
  readonly stateDir: string;
  /** The record itself, when the command keeps one already. */
  readonly registry?: Registry;
  /** `fixed`: entries listen on the ports of the definition; default `free`: on any. */
  readonly entryPorts?: 'fixed' | 'free';
  /** Aborts the start; a system that runs is ended by `stop()`. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (text: string) => void;
  /** Variables for all services, stronger than those of the definition. */
  readonly env?: Readonly<Record<string, string>>;
  readonly onUnexpectedExit?: (exit: UnexpectedExit) => void;
  /** Where services send their spans, and where they end up. */
  readonly telemetry?: { readonly endpoint: string | URL; readonly spans: SpanStore };
  /** How long a service may take to become ready, in ms; default 60 000. */
  readonly readyWithinMs?: number;
  readonly clock?: Clock;
}

/** The store of a system without telemetry. */
export const noSpans: SpanStore = { all: () => [], trace: () => [], since: () => [], count: 0 };
