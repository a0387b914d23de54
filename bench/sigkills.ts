/**
 * Kills random services of the shop at random moments while it serves customers, and asks the books afterwards:
 *
 *     node bench/sigkills.ts [--kills 200] [--seed 1]
 *
 * Exits with 1 when an acknowledged order was lost, a charge was taken twice, a mail was sent twice, or any other invariant
 * of the shop does not hold. Outside parties are spared: what they remember is what we are judged by.
 */
import { parseArgs } from 'node:util';
import { startWorkload } from '../chaos/workload/index.ts';
import { systemClock as clock } from '../harness/clock.ts';
import { createRandom } from '../harness/random.ts';
import { settle } from '../synthetic/index.ts';
import { withShop } from './with-shop.ts';

/** Long enough for some work to be under way again, short enough for two hundred of them. */
const PAUSE_MS = { least: 200, most: 1_200 };
const DRAIN_MS = 30_000;

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const kills = Number(values.kills);
const random = createRandom(Number(values.seed));
/** Streams of their own: when somebody dies says nothing of who. */
const pauses = random.fork('pauses');
const choices = random.fork('victims');
const tell = (text: string) => process.stderr.write(`${text}\n`);

await withShop(async ({ config, system, signal }) => {
  // They say `import … from 'shakedown'`, which is known once the shop is.
  const { default: browseAndBuy } = await import('../synthetic/shop/browse-and-buy.ts');
  const { default: declinedCard } = await import('../synthetic/shop/declined-card.ts');
  const victims = system.services.filter(({ definition }) => definition.role !== 'outside');
  const since = clock.now();
  const workload = startWorkload({
    parts: [
      { journey: browseAndBuy, perSecond: 2 },
      { journey: declinedCard, perSecond: 1 },
    ],
    system,
    runId: `sigkills-${values.seed}`,
    random: random.fork('users'),
    clock,
    signal,
  });
  const killed = new Map<string, number>();
  for (let n = 1; n <= kills; n++) {
    await clock.sleep(PAUSE_MS.least + pauses.int(PAUSE_MS.most - PAUSE_MS.least), signal);
    const victim = choices.pick(victims);
    await victim.kill('SIGKILL');
    const readyAfterMs = await victim.start({ signal });
    killed.set(victim.name, (killed.get(victim.name) ?? 0) + 1);
    if (n % 20 === 0) tell(`${n} of ${kills} kills; the last: ${victim.name}, back after ${readyAfterMs} ms`);
  }
  await workload.stop(DRAIN_MS);
  const { acknowledged, runs, arrived } = workload.record;
  const { invariants = [], atRest } = config.synthetic ?? {};
  const settled = await settle({
    system,
    signal,
    acknowledged,
    since,
    clock,
    invariants,
    withinMs: 120_000,
    ...(atRest && { atRest }),
  });
  const broken = [
    ...settled.underWay.map((what) => `not at rest: ${what}`),
    ...settled.invariants.flatMap(({ id, violations, broken }) => [
      ...violations.map((violation) => `${id}: ${violation}`),
      ...(broken === undefined ? [] : [`${id} could not be read: ${broken}`]),
    ]),
  ];
  const orders = acknowledged.filter(({ kind }) => kind === 'order').length;
  process.stdout.write(
    [
      `${kills} SIGKILLs in ${Math.round((clock.now() - since) / 1_000)} s: ${[...killed].map(([name, times]) => `${name} ${times}`).join(', ')}`,
      `${arrived} customers came, ${runs.filter(({ failure }) => failure === undefined).length} got through, ${orders} orders were acknowledged`,
      ...settled.invariants.map(
        ({ id, title, violations }) => `${violations.length === 0 ? '✓' : '✗'} ${id}: ${title}`,
      ),
      ...broken,
      '',
    ].join('\n'),
  );
  if (orders === 0) throw new Error('no order was acknowledged: nothing was measured');
  process.exitCode = broken.length === 0 ? 0 : 1;
});
