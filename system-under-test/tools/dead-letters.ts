/** Lists and replays what consumers gave up; `--help` says how. */
import { openKafkaAccess } from '../platform/kafka/index.ts';
import { openDeadLetters } from '../platform/messaging/index.ts';
import { brokersVariable, EnvironmentError, readEnvironment } from '../platform/service/index.ts';
import { createLog } from '../platform/telemetry/index.ts';
import { exitCodes, runCommand } from './dead-letters/index.ts';

process.exitCode = await main();

async function main(): Promise<number> {
  await using stack = new AsyncDisposableStack();
  const open = () => {
    const { KAFKA_BROKERS } = readEnvironment({ KAFKA_BROKERS: brokersVariable });
    return openDeadLetters(
      stack.use(openKafkaAccess('dead-letters', KAFKA_BROKERS, createLog('dead-letters', 'silent'))),
    );
  };
  try {
    return await runCommand(process.argv.slice(2), open, {
      out: (line) => process.stdout.write(`${line}\n`),
      error: (line) => process.stderr.write(`${line}\n`),
    });
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return exitCodes.usage;
  }
}
