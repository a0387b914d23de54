import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** The most of a log that is read for its last lines, in bytes. */
const WINDOW = 64 * 1024;

/** The last lines of a log, of what was written from byte `from` on. */
export function lastLines(file: string, lines: number, from = 0): string[] {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    return [];
  }
  try {
    const { size } = fstatSync(descriptor);
    const start = Math.max(from, size - WINDOW);
    const buffer = Buffer.alloc(Math.max(0, size - start));
    const read = readSync(descriptor, buffer, 0, buffer.length, start);
    return buffer.toString('utf8', 0, read).replace(/\n$/, '').split('\n').filter(Boolean).slice(-lines);
  } finally {
    closeSync(descriptor);
  }
}
