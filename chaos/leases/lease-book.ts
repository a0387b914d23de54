import { randomUUID } from 'node:crypto';
import type { Clock } from '../../harness/clock.ts';
import { EnvironmentError, messageOf } from '../../harness/errors.ts';
import { identify } from '../../harness/process/index.ts';
import type { RunningSystem } from '../../harness/system/index.ts';
import type { Fault, PreparedFault } from '../faults/index.ts';
import type { Restored } from '../toxiproxy/undo.ts';
import type { Lease, LeaseEnd } from './lease.ts';
import { type LeaseRecord, readLeases, writeLeases } from './lease-file.ts';

export interface LeaseBookOptions {
  /** `leases.json` of the run. */
  readonly file: string;
  readonly clock: Clock;
}

export interface LeaseRequest {
  readonly fault: Fault;
  readonly owner: string;
  /** Milliseconds from when the fault is on. */
  readonly forMs: number;
  readonly system: RunningSystem;
  /** Ends the lease when aborted. */
  readonly signal: AbortSignal;
}

/** Every fault that is on, and the one way to put one on. Disposing of the book ends them all. */
export interface LeaseBook extends AsyncDisposable {
  /**
   * Writes the lease down, then applies the fault. A fault that fails half-way is undone before this throws.
   *
   * @throws whatever the fault throws, see {@link Fault.prepare}
   */
  grant(request: LeaseRequest): Promise<Lease>;
  active(): readonly Lease[];
  /** Ends all of them, even when one is stuck. */
  releaseAll(): Promise<readonly LeaseEnd[]>;
}

const undoTries = 5;
const undoPauseMs = 300;

export function openLeaseBook({ file, clock }: LeaseBookOptions): LeaseBook {
  const active = new Map<string, Lease>();
  const { pid } = process;
  const holder = { pid, startTime: identify(pid)?.startTime ?? 'unknown' };
  // Read again every time: another book of this run may hold leases in the same file.
  const note = (record: LeaseRecord) => writeLeases(file, [...readLeases(file), record]);
  const forget = (id: string) =>
    writeLeases(
      file,
      readLeases(file).filter((record) => record.id !== id),
    );

  const grant = async ({ fault, owner, forMs, system, signal }: LeaseRequest): Promise<Lease> => {
    signal.throwIfAborted();
    const id = randomUUID().slice(0, 8);
    const prepared = fault.prepare(system, id);
    note({
      id,
      owner,
      fault: fault.describe(),
      untilMs: clock.now() + forMs,
      holder,
      ...(prepared.undo ? { undo: prepared.undo } : {}),
    });
    const begunMs = clock.now();
    const hit = await applied(prepared, signal, clock, () => forget(id));

    const fromMs = clock.now();
    const untilMs = fromMs + forMs;
    const waiting = new AbortController();
    const end = async (why: LeaseEnd['why']): Promise<LeaseEnd> => {
      const atMs = clock.now();
      try {
        const outcome = await patiently(() => prepared.restore(), clock);
        forget(id);
        return { atMs, why, outcome };
      } catch (thrown) {
        return { atMs, why, outcome: 'stuck', error: stuck(fault, thrown) };
      } finally {
        active.delete(id);
      }
    };
    const onAbort = () => waiting.abort('aborted' satisfies LeaseEnd['why']);
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    const ended = clock
      .sleep(forMs, waiting.signal)
      .then(
        () => end('expired'),
        () => end(waiting.signal.reason as LeaseEnd['why']),
      )
      .finally(() => signal.removeEventListener('abort', onAbort));

    const release = (): Promise<LeaseEnd> => {
      waiting.abort('released' satisfies LeaseEnd['why']);
      return ended;
    };
    const lease: Lease = {
      id,
      owner,
      fault: fault.describe(),
      target: fault.target,
      fromMs,
      begunMs,
      untilMs,
      hit,
      ended,
      release,
      [Symbol.asyncDispose]: async () => void (await release()),
    };
    active.set(id, lease);
    return lease;
  };

  const releaseAll = () => Promise.all([...active.values()].map((lease) => lease.release()));
  return {
    grant,
    active: () => [...active.values()],
    releaseAll,
    [Symbol.asyncDispose]: async () => void (await releaseAll()),
  };
}

/** Applies it; what fails half-way may have left a part of itself, so it is undone all the same. */
async function applied(
  prepared: PreparedFault,
  signal: AbortSignal,
  clock: Clock,
  forget: () => void,
): Promise<readonly string[] | undefined> {
  try {
    return (await prepared.apply(signal)).hit;
  } catch (thrown) {
    await patiently(() => prepared.restore(), clock).then(forget, () => {}); // The record stays for the next command.
    throw thrown;
  }
}

/** Toxiproxy may be slow to answer, or just coming back. */
async function patiently(restore: () => Promise<Restored>, clock: Clock): Promise<Restored> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await restore();
    } catch (thrown) {
      if (attempt === undoTries) throw thrown;
      await clock.sleep(undoPauseMs);
    }
  }
}

function stuck(fault: Fault, cause: unknown): EnvironmentError {
  return new EnvironmentError('SD_FAULT_STUCK', `could not undo "${fault.describe()}": ${messageOf(cause)}`, {
    cause,
    details: { target: fault.target.id },
  });
}
