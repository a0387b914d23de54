import type { RunningSystem } from '../../harness/system/index.ts';
import type { ProxyUndo, Restored } from '../toxiproxy/undo.ts';

/** What a fault is done to: an edge (`order→payment`), a service or a topic. */
export interface FaultTarget {
  readonly kind: 'edge' | 'service' | 'topic';
  readonly id: string;
}

/**
 * Something done to a running system. A fault knows no time: a lease applies it and undoes it, so that none outlives its
 * owner.
 */
export interface Fault {
  readonly target: FaultTarget;
  /** What is so while it is on, naming its target: `order→payment is cut`. */
  describe(): string;
  /** The target cannot be reached while it is on: calls over the edge fail or never end, the service does not answer. */
  readonly severs: boolean;
  /** The service is asked to end, and has time to finish what it has begun. */
  readonly graceful?: boolean;
  /** Done at a stroke: there is nothing to undo. */
  readonly momentary?: boolean;
  /**
   * Looks for the target in the system and says how the fault is undone; changes nothing.
   *
   * @param leaseId names what the fault leaves in other programs, unique in a run
   * @throws UsageError SD_EDGE_UNKNOWN, SD_SERVICE_UNKNOWN, SD_TOPIC_UNKNOWN; EnvironmentError SD_EDGE_NOT_BREAKABLE
   */
  prepare(system: RunningSystem, leaseId: string): PreparedFault;
}

export interface PreparedFault {
  /** What the next command needs to undo it after a crash of this one; undefined when nothing outlives this process. */
  readonly undo: ProxyUndo | undefined;
  apply(signal: AbortSignal): Promise<Applied>;
  /** Undoes it, also when `apply` failed half-way; may be tried again when it throws. */
  restore(): Promise<Restored>;
}

export interface Applied {
  /** Proof that it did something, when the fault itself can tell: `12 records of orders`. Empty: nothing was hit. */
  readonly hit?: readonly string[];
}
