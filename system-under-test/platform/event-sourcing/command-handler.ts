import type { Database, Transaction } from '../postgres/index.ts';
import type { Decider, DomainEvent } from './decider.ts';
import { appendEvents } from './event-store.ts';
import type { RecordedEvent } from './recorded-event.ts';
import { keepSnapshot, loadStream, type SnapshotPolicy } from './snapshot.ts';
import { VersionConflict } from './version-conflict.ts';

/** The streams of one kind, as commands see them. */
export interface CommandHandler<Command, State> {
  read(streamId: string): Promise<State>;
  /** Carries out a command in its own transaction; returns the state it led to. */
  execute(streamId: string, command: Command): Promise<State>;
  /**
   * Carries out a command as part of `transaction`.
   *
   * @throws {VersionConflict} when somebody else was faster; the whole transaction has to be repeated.
   */
  executeIn(transaction: Transaction, streamId: string, command: Command): Promise<State>;
}

/** What follows from events in their own transaction; `state` is the one after the last of them. */
export type Reaction<Event extends DomainEvent, State> = (
  transaction: Transaction,
  events: readonly RecordedEvent<Event>[],
  state: State,
) => Promise<void>;

const ATTEMPTS_ON_CONFLICT = 5;

/** Loads, decides, appends, and lets the reactions follow: all in one transaction, so that no crash leaves one behind the others. */
export function createCommandHandler<Command, Event extends DomainEvent, State>(options: {
  readonly database: Database;
  readonly decider: Decider<Command, Event, State>;
  readonly snapshots: SnapshotPolicy;
  readonly reactions: readonly Reaction<Event, State>[];
}): CommandHandler<Command, State> {
  const { database, decider, snapshots, reactions } = options;

  async function executeIn(transaction: Transaction, streamId: string, command: Command): Promise<State> {
    const { version, state: before } = await loadStream(transaction, streamId, decider, snapshots);
    const decided = decider.decide(command, before);
    if (decided.length === 0) return before;
    const events = await appendEvents(transaction, streamId, version, decided);
    const state = decided.reduce(decider.evolve, before);
    await keepSnapshot(transaction, streamId, { from: version, to: version + events.length, state }, snapshots);
    for (const react of reactions) await react(transaction, events, state);
    return state;
  }

  return {
    executeIn,
    read: async (streamId) => (await loadStream(database, streamId, decider, snapshots)).state,
    async execute(streamId, command) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await database.transaction((transaction) => executeIn(transaction, streamId, command));
        } catch (error) {
          if (!(error instanceof VersionConflict) || attempt === ATTEMPTS_ON_CONFLICT) throw error;
        }
      }
    },
  };
}
