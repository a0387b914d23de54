import { createReadStream } from 'node:fs';
import { authorizationOf, brokerCredentials } from '../../contracts/broker-client/index.ts';
import { exportBroker, fromJsonLines, importBroker, toJsonLines } from '../../contracts/broker-transfer/index.ts';
import { exitCodes, messageOf, UsageError } from '../../harness/errors.ts';
import { onInterrupt } from '../run/interrupts.ts';

/** Prints all that a broker holds, ours or a real one, as JSON lines. */
export async function brokerExport(url: string): Promise<void> {
  using interrupts = onInterrupt();
  const { signal } = interrupts.controller;
  for await (const line of toJsonLines(
    exportBroker({ url, signal, authorization: authorizationOf(brokerCredentials()) }),
  ))
    process.stdout.write(line);
  process.exitCode = exitCodes.pass;
}

/** Puts an export into a broker; what is there already is left alone. */
export async function brokerImport(url: string, file: string): Promise<void> {
  using interrupts = onInterrupt();
  const { signal } = interrupts.controller;
  const { created, known, remarks } = await importBroker(
    { url, signal, authorization: authorizationOf(brokerCredentials()) },
    fromJsonLines(textOf(file)),
  );
  const told = (counts: Readonly<Partial<Record<string, number>>>) =>
    Object.entries(counts)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(', ') || 'nothing';
  process.stdout.write(`created: ${told(created)}\nthere already: ${told(known)}\n`);
  for (const remark of remarks) process.stdout.write(`to see to: ${remark}\n`);
  process.exitCode = exitCodes.pass;
}

/** `-` is the standard input. */
async function* textOf(file: string): AsyncGenerator<string> {
  try {
    for await (const chunk of (file === '-' ? process.stdin : createReadStream(file)).setEncoding('utf8')) yield chunk;
  } catch (error) {
    throw new UsageError('SD_BROKER_OPTIONS', `${file} cannot be read: ${messageOf(error)}`, { cause: error });
  }
}
