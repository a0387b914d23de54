import type { RunningSystem } from '../../harness/system/index.ts';

export interface StateContext<Params = Readonly<Record<string, unknown>>> {
  readonly system: RunningSystem;
  readonly params: Params;
  readonly signal: AbortSignal;
}

export interface StateHandler {
  /** Brings the state about; what it returns replaces `fromProviderState` values. */
  readonly setup: (context: StateContext) => Promise<Readonly<Record<string, unknown>> | undefined>;
  /** Takes it away again. */
  readonly teardown?: (context: StateContext) => Promise<void>;
}
