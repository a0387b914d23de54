import { type Command, Option } from 'commander';

/** `shakedown contracts …`: each step of a team's day with contracts, as a command of its own. */
export function contractsCommands(program: Command): void {
  const contracts = program
    .command('contracts')
    .description(
      'Consumer-driven contracts, step by step: test, verify, drift, mutate, from-traffic, publish, can-i-deploy, record-deployment, plan.',
    );
  const config = () => new Option('--config <file>', 'the config; default: the nearest shakedown.config.ts');
  const out = () => new Option('--out <dir>', 'where pacts and runs are kept; default: .shakedown beside the config');
  const pacts = () =>
    new Option('--pacts <dir>', 'pacts that are there already; default: the consumers’ tests write them now');
  const broker = () => new Option('--broker <url>', 'a Pact Broker, any; default: SHAKEDOWN_BROKER_URL');
  const version = () => new Option('--version <text>', 'of this build; default: the commit');
  const branch = () => new Option('--branch <name>', 'of this build; default: what git or the CI says');
  const buildUrl = () => new Option('--build-url <url>', 'where people find this build');
  const environment = () => new Option('--environment <name>', 'test, production …').makeOptionMandatory();
  const service = () => new Option('--service <names...>', 'services of this version').makeOptionMandatory();
  const json = () => new Option('--json', 'print the answer as JSON, for machines');

  contracts
    .command('test')
    .description('Run the consumers’ tests, which write the pacts. Nothing of the system has to run.')
    .addOption(config())
    .addOption(out())
    .action(async (options) => (await import('./test.ts')).test(options));

  contracts
    .command('verify')
    .description('Start the system and hold its providers to their pacts.')
    .option('--provider <names...>', 'these providers; default: all', [])
    .option('--pact <file or url>', 'this pact alone: a consumer has changed, and its webhook says which')
    .option('--publish', 'publish the results to the broker')
    .option(
      '--provider-contracts',
      'publish the providers’ OpenAPI and AsyncAPI documents, too, for a broker that compares them with pacts',
    )
    .addOption(broker())
    .addOption(pacts())
    .addOption(version())
    .addOption(branch())
    .addOption(buildUrl())
    .addOption(config())
    .addOption(out())
    .addHelpText(
      'after',
      `
With a broker its pacts are verified: of main branches, of what is deployed or released, of the branch of the same
name, and of work in progress. Without one, those that the consumers’ tests of this build write.`,
    )
    .action(async (options) => (await import('./verify.ts')).verify(options));

  contracts
    .command('drift')
    .description(
      'Start the system and see whether providers moved: from what they promise, or from what they promised.',
    )
    .option('--provider <names...>', 'these providers; default: all', [])
    .option(
      '--against <what>',
      'a folder, a file, an address (with {provider}), a commit, `broker`, or `broker:<environment>`; default: the snapshots',
    )
    .option('--update', 'today’s documents become the snapshots')
    .addOption(broker())
    .addOption(pacts())
    .addOption(config())
    .addOption(out())
    .action(async (options) => (await import('./drift.ts')).drift(options));

  contracts
    .command('mutate')
    .description('Start the system, change what its providers said a little, and see which contracts would notice.')
    .option('--provider <names...>', 'these providers; default: all', [])
    .addOption(pacts())
    .addOption(config())
    .addOption(out())
    .addOption(json())
    .action(async (options) => (await import('./mutate.ts')).mutate(options));

  contracts
    .command('from-traffic')
    .description(
      'Run journeys, and write what they asked and set off as pacts: of the entry, and of each event edge. Contracts to begin with.',
    )
    .requiredOption('--journey <ids...>', 'these journeys of the config')
    .addOption(config())
    .addOption(out())
    .action(async (options) => (await import('./from-traffic.ts')).fromTraffic(options));

  contracts
    .command('publish')
    .description('Run the consumers’ tests, and publish the pacts that they write.')
    .addOption(broker())
    .addOption(version())
    .addOption(branch())
    .addOption(buildUrl())
    .addOption(pacts())
    .addOption(config())
    .addOption(out())
    .action(async (options) => (await import('./publish.ts')).publish(options));

  contracts
    .command('can-i-deploy')
    .description(
      'Ask the broker whether services may join an environment: exit code 0 yes, 1 no, 4 nobody has verified it.',
    )
    .addOption(service())
    .addOption(environment())
    .addOption(version())
    .option('--ignore <names...>', 'services that are known not to be ready')
    .addOption(broker())
    .addOption(json())
    .action(async (options) => (await import('./can-i-deploy.ts')).canIDeploy(options));

  contracts
    .command('record-deployment')
    .description('Tell the broker that services run in an environment now.')
    .addOption(service())
    .addOption(environment())
    .addOption(version())
    .option('--instance <name>', 'one of several places of the environment')
    .addOption(broker())
    .action(async (options) => (await import('./record-deployment.ts')).recordDeployment(options));

  contracts
    .command('plan')
    .description('Find an order in which changed services can be rolled out, or the fewest that must be left out.')
    .requiredOption('--change <service@version...>', 'what is to be rolled out')
    .addOption(environment())
    .option('--no-rolling', 'the old version of a service is stopped before the new one starts')
    .addOption(broker())
    .addOption(json())
    .action(async (options) => (await import('./plan.ts')).plan(options));
}
