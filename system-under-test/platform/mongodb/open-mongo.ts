import type { Db } from 'mongodb';
import type { Service } from '../service/index.ts';
import { inClientSpan } from '../telemetry/index.ts';
import { classify } from './mongo-unavailable.ts';

export interface MongoDatabase {
  /**
   * Works with the database in a client span named after `operation`.
   *
   * @throws {MongoUnavailable} when MongoDB is to blame rather than the operation.
   */
  run<T>(operation: string, work: (db: Db) => Promise<T>): Promise<T>;
}

const OPERATION_LIMIT_MS = 2_500;

/** Opens the database named in `url`, makes it part of the service's readiness and closes it at the end. Connects when first used. */
export async function openMongo(service: Service, url: string): Promise<MongoDatabase> {
  const { MongoClient } = await import('mongodb');
  const client = new MongoClient(url, {
    appName: service.name,
    maxPoolSize: 16,
    serverSelectionTimeoutMS: OPERATION_LIMIT_MS,
    connectTimeoutMS: OPERATION_LIMIT_MS,
    waitQueueTimeoutMS: OPERATION_LIMIT_MS,
    // A connection may be cut without a word.
    socketTimeoutMS: OPERATION_LIMIT_MS,
  });
  const db = client.db();

  async function run<T>(operation: string, work: (db: Db) => Promise<T>): Promise<T> {
    const attributes = {
      'db.system.name': 'mongodb',
      'db.namespace': db.databaseName,
      'db.operation.name': operation,
      'peer.service': 'mongodb',
    };
    return inClientSpan(`${operation} mongodb`, attributes, async () => {
      try {
        return await work(db);
      } catch (error) {
        throw classify(error);
      }
    });
  }

  service.readiness.add('mongodb', async () => void (await run('ping', (each) => each.command({ ping: 1 }))));
  service.shutdown.add('mongodb', () => client.close());
  return { run };
}
