/** Work that is waiting in a table: woken when it arrives, found by polling when nobody woke us, retried with backoff. */

export { startWorkQueue, type WorkQueueOptions } from './work-queue.ts';
export { startWorker, type Worker, type WorkerOptions } from './worker.ts';
