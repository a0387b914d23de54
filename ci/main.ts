import './compile-cache.ts';
import { Command, CommanderError, Option } from 'commander';
import { planNames } from '../harness/check/index.ts';
import { exitCodes } from '../harness/errors.ts';
import { contractsCommands } from './commands/contracts/index.ts';
import { printError } from './run/print-error.ts';
import { version } from './version.ts';

// No news to a user: kafkajs hands Node a timeout below zero now and then (tulios/kafkajs#1556), and a config whose
// package.json names no module type is an ES module all the same.
process.removeAllListeners('warning');
process.on('warning', (warning: Error & { code?: string }) => {
  if (warning.name === 'TimeoutNegativeWarning' || warning.code === 'MODULE_TYPELESS_PACKAGE_JSON') return;
  process.stderr.write(`${warning.name}: ${warning.message}\n`);
});

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const program = new Command('shakedown')
  .description('Puts a microservice system through its sea trial, and gives one verdict that can be trusted.')
  .version(version)
  .showHelpAfterError('(add --help for what there is)')
  .exitOverride()
  // `contracts publish --version 1` asks for a build's version, not for ours.
  .enablePositionalOptions()
  .addHelpText(
    'after',
    `
First steps:
  shakedown doctor            what this machine has, and what is missing
  shakedown up                start the system and print its addresses; Ctrl-C stops it
  shakedown gate              the whole trial: exit code 0 is a pass

Exit codes: 0 pass, 1 fail, 2 wrong command or config, 3 this machine cannot run it, 4 inconclusive.`,
  );

const configOption = () => new Option('--config <file>', 'the config; default: the nearest shakedown.config.ts');
const outOption = () => new Option('--out <dir>', 'where runs are kept; default: .shakedown beside the config');
const planOption = () => new Option('--plan <plan>', 'which checks to run').choices(planNames).default('pr');
const seedOption = () =>
  new Option('--seed <n>', 'plans the same run again; default: drawn, and printed').argParser(wholeNumber('--seed'));
const jsonOption = () => new Option('--json', 'print the result as JSON, for machines; everything else goes to stderr');

program
  .command('setup')
  .description('Fetch every tool that a run needs into the cache (k6, Toxiproxy, Kafka, Java, Chromium).')
  .addOption(jsonOption())
  .action(async (options) => (await import('./commands/setup.ts')).setup(options));

program
  .command('doctor')
  .description('Say which tools are there, which version, from where, and what is missing. Fetches nothing.')
  .addOption(jsonOption())
  .action(async (options) => (await import('./commands/doctor.ts')).doctor(options));

program
  .command('up')
  .description('Start the system, print its addresses, and keep it running until Ctrl-C.')
  .addOption(configOption())
  .addOption(outOption())
  .addOption(new Option('--json', 'print the addresses as JSON once it is ready'))
  .option('--watch', 'restart a service when a file that it is made of changes')
  .action(async (options) => (await import('./commands/up.ts')).up(options));

program
  .command('gate')
  .description('Start the system, run the plan against it, and give one verdict.')
  .addOption(planOption())
  .option('--only <names...>', 'suites or checks: contracts, chaos/payment-slow', [])
  .addOption(seedOption())
  .addOption(configOption())
  .addOption(outOption())
  .addOption(jsonOption())
  .addHelpText(
    'after',
    `
Examples:
  shakedown gate                              the plan pr, everything
  shakedown gate --only contracts,synthetic   two suites
  shakedown gate --only chaos/order-restarts --seed 42
                                              one check, as a failed run printed it`,
  )
  .action(async (options) => (await import('./commands/gate.ts')).gateCommand(options));

program
  .command('generate')
  .description('Record the traffic of the journeys and write the tests inferred from it.')
  .addOption(seedOption())
  .addOption(configOption())
  .addOption(outOption())
  .action(async (options) => (await import('./commands/generate.ts')).generate(options));

program
  .command('map')
  .description('Draw the system: services, outside parties and topics, and who calls or tells whom (SVG).')
  .argument('[file]', 'where to write it; default: the standard output')
  .addOption(configOption())
  .action(async (file, options) => (await import('./commands/map.ts')).map({ ...options, file }));

program
  .command('report')
  .description('Show the verdict of a run again, and write its reports anew.')
  .argument('[run]', 'id of a run', 'latest')
  .addOption(configOption())
  .addOption(outOption())
  .addOption(jsonOption())
  .action(async (run, options) => (await import('./commands/report.ts')).report(run, options));

const broker = program
  .command('broker')
  .description('Run a Pact Broker that the official clients talk to, until Ctrl-C.')
  .addOption(
    new Option('--port <n>', 'where it listens; 0 takes a free one').argParser(wholeNumber('--port')).default(9292),
  )
  .option('--host <address>', 'on which address; 0.0.0.0 for all of them', '127.0.0.1')
  .option('--data <dir>', 'the folder that keeps its data; default: in memory')
  .addOption(new Option('--username <name>', 'ask for basic authentication').env('SHAKEDOWN_BROKER_USERNAME'))
  .addOption(new Option('--password <text>', 'and its password').env('SHAKEDOWN_BROKER_PASSWORD'))
  .addOption(new Option('--token <text>', 'ask for a bearer token').env('SHAKEDOWN_BROKER_TOKEN'))
  .addOption(new Option('--read-only-token <text>', 'one that may only read').env('SHAKEDOWN_BROKER_READ_ONLY_TOKEN'))
  .option('--public-read', 'reading needs no credentials')
  .option('--base-url <url>', 'where clients reach it through a proxy; default: as each request says')
  .addOption(
    new Option('--rate-limit <n>', 'requests a second for one client; 0 for no limit; default: 2000').argParser(
      wholeNumber('--rate-limit'),
    ),
  )
  .addOption(
    new Option('--body-limit <n>', 'the largest body, in MiB; default: 20').argParser(wholeNumber('--body-limit')),
  )
  .option(
    '--webhook-hosts <names...>',
    'where webhooks may go besides this machine: a name, *.name, an address, a range',
  )
  .addOption(new Option('--json', 'print the address as JSON once it is ready'))
  .addHelpText(
    'after',
    `
Credentials belong in the environment variables: whoever lists processes sees the options.

Examples:
  shakedown broker                              on http://127.0.0.1:9292, for an afternoon
  SHAKEDOWN_BROKER_TOKEN=… shakedown broker --host 0.0.0.0 --data /var/lib/broker --public-read
                                                for a team`,
  )
  .action(async (options) => (await import('./commands/broker.ts')).broker(options));

broker
  .command('export')
  .description(
    'Print all that a broker holds as JSON lines: pacts, results, deployments, webhooks without their secrets.',
  )
  .argument('<url>', 'any Pact Broker; credentials as for `contracts`')
  .action(async (url) => (await import('./commands/broker-transfer.ts')).brokerExport(url));

broker
  .command('import')
  .description('Put an export into a broker. What is there already is left alone.')
  .argument('<url>', 'any Pact Broker')
  .argument('<file>', 'what `broker export` printed; - for the standard input')
  .action(async (url, file) => (await import('./commands/broker-transfer.ts')).brokerImport(url, file));

contractsCommands(program);

program
  .command('bench')
  .description('Apply seeded flaws one by one to a copy of the system, and tell which ones the gate stops.')
  .option('--flaw <ids...>', 'only these flaws', [])
  .option('--flaws <dir>', "folder of flaws; default: the config's")
  .option('--no-flaws', 'clean gates alone')
  .addOption(
    new Option('--clean <n>', 'gates on the unedited system, for false alarms')
      .argParser(wholeNumber('--clean'))
      .default(0),
  )
  .addOption(planOption())
  .addOption(seedOption())
  .option('--exhaustive', 'run the whole gate for each flaw, not just the suites that should catch it')
  .addOption(configOption())
  .addOption(outOption())
  .addOption(jsonOption())
  .action(async (options) => (await import('./commands/bench.ts')).benchCommand(options));

function wholeNumber(name: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isSafeInteger(value) && value >= 0 && text.trim() !== '') return value;
    throw new CommanderError(
      exitCodes.usage,
      'shakedown.number',
      `error: ${name} must be a whole number, not "${text}"`,
    );
  };
}

try {
  const exitCode: unknown = await program.parseAsync().then(() => process.exitCode);
  process.exitCode = typeof exitCode === 'number' ? exitCode : exitCodes.pass;
} catch (thrown) {
  process.exitCode = printError(thrown, process.stderr);
}
