/** Work that is waiting in a table: woken when it arrives, found by polling when nobody woke us, retried with backoff. */
export { startWorker, type Worker, type WorkerOptions } from './worker.ts';
export { startWorkQueue, type WorkQueueOptions } from './work-queue.ts';
