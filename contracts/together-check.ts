import type { Check, CheckContext, Outcome } from '../harness/check/index.ts';
import { type Broker, brokerFromEnvironment, openBroker } from './broker-client/index.ts';
import { mayBeDeployedTogether, mayJoin, shareBuild, thisBuild, type VerifiedPact } from './builds/index.ts';
import type { Pact } from './pact-file.ts';
import type { PartVerification } from './providers/index.ts';

/** What the checks of a run have found so far, by pact; filled as they run. */
export type PartResults = Map<Pact, PartVerification[]>;

/**
 * The last word on contracts is the broker's: it is told of this build and asked whether its services may be deployed together, and,
 * with `SHAKEDOWN_ENVIRONMENT`, whether they may join what runs there. Without `SHAKEDOWN_BROKER_URL` the broker is one of our own that
 * lives as long as the question.
 */
export const togetherCheck = (results: PartResults): Check => ({
  id: 'contracts/may-be-deployed',
  title: 'The broker would let the services of this build be deployed together',
  suite: 'contracts',
  timeoutMs: 60_000,
  run: async (context) => {
    const unverified = [...results].filter(([, parts]) => parts.length === 0);
    if (unverified.length === results.size)
      return { verdict: 'fail', reason: 'no pact was verified, so there is nothing to ask the broker about' };
    const named = brokerFromEnvironment({ signal: context.signal });
    if (named) return await ask(named, results, context);
    const { startBroker } = await import('./broker/index.ts');
    await using embedded = await startBroker({ port: 0 });
    return await ask(openBroker({ url: embedded.url, signal: context.signal }), results, context);
  },
});

async function ask(
  broker: Broker,
  results: PartResults,
  { root, run, signal, evidence }: CheckContext,
): Promise<Outcome> {
  const pacts = [...results.keys()];
  // Which commit it is matters to a broker that remembers; where there is no git, the run is as good a name.
  const build = await thisBuild(root).catch(() => ({ version: run.id, branch: undefined, url: undefined }));
  await shareBuild(
    broker,
    build,
    pacts.map((pact) => verified(pact, results.get(pact) ?? [])),
    signal,
  );
  const together = await mayBeDeployedTogether(broker, build, pacts, signal);
  evidence.text('what the broker was asked', `${broker.url}: version ${build.version}, ${pacts.length} pacts`);
  const { SHAKEDOWN_ENVIRONMENT: environment } = process.env;
  if (together.verdict !== 'pass' || !environment) return together;
  return await mayJoin(broker, environment, build, pacts, signal);
}

function verified(pact: Pact, parts: readonly PartVerification[]): VerifiedPact {
  const verdicts = parts.map(({ outcome }) => outcome.verdict);
  const found = new Map(parts.flatMap(({ interactions }) => interactions.map((each) => [each.id, each] as const)));
  return {
    pact,
    success: verdicts.includes('fail')
      ? false
      : verdicts.length > 0 && verdicts.every((verdict) => verdict === 'pass')
        ? true
        : undefined,
    interactions: pact.interactions.flatMap(({ id }) => found.get(id) ?? []),
  };
}
