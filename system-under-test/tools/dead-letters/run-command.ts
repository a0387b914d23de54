import { parseArgs } from 'node:util';
import { DeadLetterError, type DeadLetters } from '../../platform/messaging/index.ts';
import { InfrastructureError } from '../../platform/resilience/index.ts';
import { describeLetter } from './describe-letter.ts';

export interface CommandOutput {
  out(line: string): void;
  error(line: string): void;
}

export const exitCodes = { done: 0, refused: 1, usage: 2, unavailable: 3 } as const;

const USAGE = `Usage:
  dead-letters.ts list [<topic>] [--all]               those that wait, newest first; with --all the replayed ones too
  dead-letters.ts replay <topic> <partition> <offset>  send one to its group again
  dead-letters.ts replay-all <topic>                   send all that wait, oldest first

KAFKA_BROKERS says where Kafka is: host:port[,host:port]
Exit codes: 0 done, 1 there is no such dead letter or it was replayed, 2 bad arguments, 3 Kafka cannot be reached`;

/** Carries out one command line; returns its exit code. */
export async function runCommand(args: string[], open: () => DeadLetters, output: CommandOutput): Promise<number> {
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { all: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
    });
    if (values.help) {
      output.out(USAGE);
      return exitCodes.done;
    }
    const command = commandOf(positionals, values.all);
    if (!command) {
      output.error(USAGE);
      return exitCodes.usage;
    }
    for (const line of await command(open())) output.out(line);
    return exitCodes.done;
  } catch (error) {
    const code = exitCodeOf(error);
    output.error(error instanceof Error ? error.message : String(error));
    return code;
  }
}

type Command = (deadLetters: DeadLetters) => Promise<string[]>;

function commandOf([name, topic, partition, offset, ...rest]: string[], all: boolean): Command | undefined {
  if (name === 'list' && partition === undefined) return (deadLetters) => list(deadLetters, topic, all);
  if (topic === undefined || all) return undefined;
  if (name === 'replay-all' && partition === undefined) return (deadLetters) => replayAll(deadLetters, topic);
  const isPlace = /^\d+$/.test(partition ?? '') && /^\d+$/.test(offset ?? '') && rest.length === 0;
  if (name !== 'replay' || !isPlace || offset === undefined) return undefined;
  return (deadLetters) => replay(deadLetters, { topic, partition: Number(partition), offset });
}

async function list(deadLetters: DeadLetters, topic: string | undefined, all: boolean): Promise<string[]> {
  const letters = await deadLetters.list(topic === undefined ? {} : { topic });
  const shown = all ? letters : letters.filter(({ replayedAt }) => replayedAt === undefined);
  const count = shown.length === 1 ? '1 dead letter' : `${shown.length} dead letters`;
  return [...shown.flatMap(describeLetter), all ? count : `${count} waiting`];
}

async function replay(deadLetters: DeadLetters, place: Parameters<DeadLetters['replay']>[0]): Promise<string[]> {
  return ['Replayed:', ...describeLetter(await deadLetters.replay(place))];
}

async function replayAll(deadLetters: DeadLetters, topic: string): Promise<string[]> {
  const letters = await deadLetters.replayAll(topic);
  return [...letters.flatMap(describeLetter), `${letters.length} replayed`];
}

function exitCodeOf(error: unknown): number {
  if (error instanceof DeadLetterError) return exitCodes.refused;
  if (error instanceof InfrastructureError) return exitCodes.unavailable;
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
    return exitCodes.usage;
  }
  throw error;
}
