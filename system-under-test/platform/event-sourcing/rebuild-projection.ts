import type { Database, Transaction } from '../postgres/index.ts';
import { exponentialBackoff, InfrastructureError, sleep } from '../resilience/index.ts';
import type { DomainEvent } from './decider.ts';
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

const ATTEMPTS = 5;
const backoff = exponentialBackoff({ firstMs: 250, maxMs: 2_000 });
/** How close the new generation has to be before the old one is held still for it, in positions. */
const CLOSE_ENOUGH = 500;

/**
 * Builds a read model from the first event on while the service goes on writing, and then lets it take the place of the one in
 * use. Only the last step, in which what has come since is applied, holds anybody up. Returns the position it has come to.
 *
 * @throws {RebuildSuperseded}
 */
export async function rebuildProjection<Event extends DomainEvent>(options: Rebuild<Event>): Promise<number> {
  const { database, name, prepare, batch = 2_000, signal } = options;
  const number = await nextGeneration(database, name);
  const generation = await prepare(number);
  const run = (after: number, upTo: number) =>
    projectLog<Event>(database, { after, upTo, batch, signal, apply: generation.apply });

  let position = 0;
  for (let head = await settledHead(database, signal); head - position > CLOSE_ENOUGH; ) {
    position = await run(position, head);
    head = await settledHead(database, signal);
  }

  for (let attempt = 1; ; attempt++) {
    let replacing = false;
    try {
      // Its tables may be exchanged for others.
      return await database.asOwner(async (transaction) => {
        await assertLatest(transaction, name, number);
        const end = await generation.freezeCurrent(transaction);
        await run(position, end);
        replacing = true;
        await generation.replaceCurrent(transaction);
        return end;
      });
    } catch (error) {
      // Somebody held on to the old generation for too long; not a reason to throw all the work away.
      if (replacing || !(error instanceof InfrastructureError) || attempt === ATTEMPTS) throw error;
      await sleep(backoff(attempt), signal);
    }
  }
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
