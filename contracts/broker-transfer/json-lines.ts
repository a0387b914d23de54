import { parseLosslessly } from '../broker/pacts/index.ts';
import { checkRecord, TransferError, type TransferRecord } from './record.ts';

/** One line a record. Numbers keep the digits that they were written with. */
export async function* toJsonLines(records: AsyncIterable<TransferRecord>): AsyncGenerator<string> {
  for await (const record of records) yield `${JSON.stringify(record)}\n`;
}

/**
 * @param text - whole, or in pieces as a file is read
 * @throws TransferError with the number of the line that is no record
 */
export async function* fromJsonLines(text: AsyncIterable<string> | Iterable<string>): AsyncGenerator<TransferRecord> {
  let line = 0;
  let rest = '';
  for await (const piece of text) {
    const lines = `${rest}${piece}`.split('\n');
    rest = lines.pop() ?? '';
    for (const each of lines) {
      line++;
      if (each.trim() !== '') yield checkRecord(parse(each, line), line);
    }
  }
  if (rest.trim() !== '') yield checkRecord(parse(rest, line + 1), line + 1);
}

function parse(text: string, line: number): unknown {
  try {
    return parseLosslessly(text);
  } catch (error) {
    throw new TransferError(`line ${line} is not JSON: ${(error as Error).message}`);
  }
}
