import type { Clock } from '../../clock.ts';
import type { Registry } from '../../process/index.ts';
import type { ExitLog } from './exit-log.ts';

/** What every part of an embedded system is started with. */
export interface PartContext {
  readonly registry: Registry;
  readonly exits: ExitLog;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly logFile: (part: string) => string;
  readonly progress: (text: string) => void;
}

/** A store or tool that runs. */
export interface Part {
  readonly name: string;
  readonly pid: number;
  readonly ports: readonly number[];
  /** Ends it and removes its data, which nobody reads any more. */
  stop(): Promise<void>;
}
