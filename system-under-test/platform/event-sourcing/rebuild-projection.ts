import type { Database, Transaction } from '../postgres/index.ts';
import type { DomainEvent } from './decider.ts';
import { patiently } from './patiently.ts';
import { type ProjectLog, projectLog } from './project-log.ts';
import { settledHead } from './settled-head.ts';

/** A read model that is being built beside the one in use. */
export interface Generation<Event extends DomainEvent> {
  readonly apply: ProjectLog<Event>['apply'];
  /** Keeps the generation in use as it is until `transaction` ends; returns the position that it has come to. */
  freezeCurrent(transaction: Transaction): Promise<number>;
  /** Takes the place of the generation in use, as part of `transaction`. */
  replaceCurrent(transaction: Transaction): Promise<void>;
}

export interface Rebuild<Event extends DomainEvent> {
  readonly database: Database;
  /** The projection's name; its generations are counted under it. */
  readonly name: string;
  /** Makes an empty generation, and removes what an earlier rebuild has left. */
  prepare(generation: number): Promise<Generation<Event>>;
  readonly batch?: number;
  readonly signal?: AbortSignal;
}

/** Another rebuild of the same read model was started later; it goes on alone. */
export class RebuildSuperseded extends Error {
  readonly code = 'rebuild-superseded';

  constructor(name: string, generation: number) {
    super(`The rebuild of ${name} as generation ${generation} was given up, since a later one has begun`);
    this.name = 'RebuildSuperseded';
  }
}

/** The database did not say whether the new generation took over; a rebuild from the beginning does no harm. */
export class RebuildInDoubt extends Error {
  readonly code = 'rebuild-in-doubt';

  constructor(name: string, generation: number, cause: unknown) {
    super(`Whether ${name} are read from generation ${generation} now is not known; rebuild them again`, { cause });
    this.name = 'RebuildInDoubt';
  }
}

/** How close the new generation has to be before the old one is held still for it, in positions. */
const CLOSE_ENOUGH = 500;

/**
 * Builds a read model from the first event on while the service goes on writing, and then lets it take the place of the one in
 * use. Only the last step, in which what has come since is applied, holds anybody up. Returns the position it has come to.
 *
 * @throws {RebuildSuperseded}
 * @throws {RebuildInDoubt}
 */
export async function rebuildProjection<Event extends DomainEvent>(options: Rebuild<Event>): Promise<number> {
  const { database, name, prepare, batch = 1_000, signal } = options;
  const number = await nextGeneration(database, name);
  const generation = await prepare(number);
  let position = 0;

  /** To where the log is settled, so that what has been applied needs no second look. */
  const follow = (upTo: number) =>
    projectLog<Event>(database, {
      ...{ after: position, upTo, batch, signal },
      async apply(events) {
        await generation.apply(events);
        position = events.at(-1)?.position ?? position;
      },
    });
  const head = () => patiently(() => settledHead(database, signal), signal);
  for (let upTo = await head(); upTo - position > CLOSE_ENOUGH; upTo = await head()) {
    position = await patiently(() => follow(upTo), signal);
  }

  /** Beyond that there may be gaps that close when the writers go on: should this fail, it begins where the log was settled. */
  const finish = async (transaction: Transaction, replacing: () => void): Promise<number> => {
    await assertLatest(transaction, name, number);
    const end = await generation.freezeCurrent(transaction);
    await projectLog<Event>(database, { after: position, upTo: end, batch, signal, apply: generation.apply });
    replacing();
    await generation.replaceCurrent(transaction);
    return end;
  };
  return patiently(async () => {
    let inDoubt = false;
    try {
      // Its tables may be exchanged for others.
      return await database.asOwner((transaction) =>
        finish(transaction, () => {
          inDoubt = true;
        }),
      );
    } catch (error) {
      throw inDoubt ? new RebuildInDoubt(name, number, error) : error;
    }
  }, signal);
}

async function nextGeneration(database: Database, name: string): Promise<number> {
  const [row] = await database.query<{ generation: number }>(
    `insert into projection (name, generation) values ($1, 1)
     on conflict (name) do update set generation = projection.generation + 1 returning generation`,
    [name],
  );
  return row?.generation ?? 0;
}

/** Locks the projection's row, so that no later rebuild begins, and no follower moves, before this one has ended. */
async function assertLatest(transaction: Transaction, name: string, generation: number): Promise<void> {
  const rows = await transaction.query('select from projection where name = $1 and generation = $2 for update', [
    name,
    generation,
  ]);
  if (rows.length === 0) throw new RebuildSuperseded(name, generation);
}
