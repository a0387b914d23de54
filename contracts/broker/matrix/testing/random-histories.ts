import fc from 'fast-check';
import type { History } from '../../testing/index.ts';
import type { MatrixQuery, Selector } from '../selector.ts';
import type { At, Pact, Result, World } from './reference.ts';

/** One thing that happens to some services. */
export type Event =
  | { readonly does: 'publish'; readonly version: At; readonly provider: string; readonly content: string | undefined }
  /** The provider's version of this number verifies one of the publications so far, counted from the newest. */
  | { readonly does: 'verify'; readonly number: string; readonly pact: number; readonly success: boolean }
  | { readonly does: 'branch' | 'tag'; readonly version: At; readonly name: string }
  | { readonly does: 'deploy'; readonly version: At; readonly environment: string; readonly target: string | undefined }
  | { readonly does: 'release'; readonly version: At; readonly environment: string }
  /** One of those that are there, counted from the newest. */
  | { readonly does: 'undeploy' | 'end support'; readonly nth: number };

// Few of each, so that they meet.
const names = ['A', 'B', 'C'];
const numbers = ['1', '2', '3'];
const branches = ['main', 'feat/x'];
const tags = ['dev', 'prod'];
const environments = ['test', 'live'];

const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const name = oneOf(...names);
const version: fc.Arbitrary<At> = fc.record({ of: name, number: oneOf(...numbers) });

const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({
        does: fc.constant('publish' as const),
        version,
        // Rarely with itself.
        away: oneOf(1, 1, 1, 2, 2, 2, 0),
        content: oneOf(undefined, undefined, 'x', 'y'),
      })
      .map(({ away, ...published }) => ({
        ...published,
        provider: names[(names.indexOf(published.version.of) + away) % names.length] ?? '',
      })),
  },
  {
    weight: 14,
    arbitrary: fc.record({
      does: fc.constant('verify' as const),
      number: oneOf(...numbers),
      pact: fc.nat(9),
      success: oneOf(true, true, true, false),
    }),
  },
  fc.record({ does: fc.constant('branch' as const), version, name: oneOf(...branches) }),
  fc.record({ does: fc.constant('tag' as const), version, name: oneOf(...tags) }),
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('deploy' as const),
      version,
      environment: oneOf(...environments),
      target: oneOf(undefined, undefined, 'blue', 'green'),
    }),
  },
  fc.record({ does: fc.constant('release' as const), version, environment: oneOf(...environments) }),
  fc.record({ does: oneOf('undeploy' as const, 'end support' as const), nth: fc.nat(2) }),
);

export const events: fc.Arbitrary<Event[]> = fc.array(event, { minLength: 20, maxLength: 60, size: 'max' });

const selector: fc.Arbitrary<Selector> = fc
  .record({
    pacticipant: name,
    kind: oneOf('version', 'version', 'version', 'version', 'all', 'narrowed', 'latest', 'latest narrowed'),
    number: oneOf(...numbers, ...numbers, ...numbers, '9'),
    narrow: fc.record(
      {
        branch: oneOf(...branches),
        tag: oneOf(...tags),
        environment: oneOf(...environments),
        mainBranch: fc.constant(true),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ pacticipant, kind, number, narrow }) => {
    if (kind === 'version') return { pacticipant, version: number };
    if (kind === 'all') return { pacticipant };
    return { pacticipant, ...(kind !== 'latest' && narrow), ...(kind !== 'narrowed' && { latest: true }) };
  });

const destination: fc.Arbitrary<Partial<MatrixQuery>> = fc.oneof(
  fc.record({ environment: oneOf(...environments) }),
  fc.record({ tag: oneOf(...tags), latest: fc.constant(true) }),
  fc.record({ tag: oneOf(...tags) }),
  fc.record({ mainBranch: fc.constant(true), latest: fc.constant(true) }),
  fc.record({ mainBranch: fc.constant(true) }),
  fc.constant({ latest: true }),
  fc.constant({}),
);

const ignored: fc.Arbitrary<Selector> = fc.oneof(
  fc.record({ pacticipant: oneOf(...names, 'Nobody') }),
  fc.record({ pacticipant: name, version: oneOf(...numbers, '9') }),
);

export const query: fc.Arbitrary<MatrixQuery> = fc
  .record({
    selectors: fc.oneof(
      { weight: 3, arbitrary: fc.array(selector, { minLength: 1, maxLength: 1 }) },
      fc.array(selector, { minLength: 2, maxLength: 3 }),
    ),
    destination,
    ignore: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.array(ignored, { minLength: 1, maxLength: 2 })),
    options: fc.record(
      {
        latestBy: oneOf('cvpv' as const, 'cvpv' as const, 'cvp' as const, 'cp' as const),
        success: fc.array(oneOf(true, false, undefined), { minLength: 1, maxLength: 2 }),
        limit: fc.integer({ min: 1, max: 4 }),
      },
      { requiredKeys: [] },
    ),
    plain: oneOf(true, true, false),
  })
  .map(({ selectors, destination, ignore, options, plain }) => ({
    selectors,
    ignore,
    ...destination,
    // Mostly as the official clients ask; now and then with everything else.
    ...(plain ? { latestBy: options.latestBy ?? 'cvpv' } : options),
  }));

/** Lets the same happen in a store and in plain lists. */
export function happen(all: readonly Event[], history: History): World {
  const world = {
    pacticipants: [] as { name: string; mainBranch: string | undefined }[],
    versions: [] as (At & { at: number })[],
    publications: [] as Pact[],
    verifications: [] as Result[],
    branches: [] as (At & { branch: string })[],
    tags: [] as (At & { tag: string })[],
  };
  const deployed: (At & { environment: string; target: string | undefined })[] = [];
  const released: (At & { environment: string })[] = [];
  const service = (name: string) => {
    const known = world.pacticipants.find((one) => one.name === name) ?? { name, mainBranch: undefined };
    if (!world.pacticipants.includes(known)) world.pacticipants.push(known);
    return known;
  };
  const remove = <T>(from: T[], test: (one: T) => boolean) => {
    for (const one of from.filter(test)) from.splice(from.indexOf(one), 1);
  };
  // The store wants to know everybody who is asked for.
  for (const one of names) {
    service(one);
    history.pacticipant(one);
  }
  for (const one of environments) history.environment(one);

  for (const [index, event] of all.entries()) {
    const at = 2 * (index + 1);
    const pact = event.does === 'verify' ? world.publications.at(-1 - event.pact) : undefined;
    const gone = 'nth' in event ? (event.does === 'undeploy' ? deployed : released).at(-1 - event.nth) : undefined;
    const version =
      event.does === 'verify'
        ? pact && { of: pact.provider, number: event.number }
        : 'nth' in event
          ? gone
          : event.version;
    if (!version) continue;
    const written = `${version.of} ${version.number}`;
    const isIt = (one: At) => one.of === version.of && one.number === version.number;
    if (!world.versions.some(isIt)) world.versions.push({ of: version.of, number: version.number, at });
    switch (event.does) {
      case 'publish': {
        const content = event.content ?? written;
        const revision =
          1 +
          world.publications.filter(({ consumer, provider }) => isIt(consumer) && provider === event.provider).length;
        world.publications.push({ consumer: version, provider: event.provider, content, revision, at });
        history.publish(written, event.provider, content);
        break;
      }
      case 'verify': {
        if (!pact) break;
        const latest = world.publications.findLast(
          ({ consumer, provider }) =>
            consumer.of === pact.consumer.of && consumer.number === pact.consumer.number && provider === pact.provider,
        );
        world.verifications.push({
          provider: version,
          consumer: pact.consumer.of,
          content: (latest ?? pact).content,
          success: event.success,
          at: at + 1,
        });
        const verifies = event.success ? 'pass' : 'fail';
        history[verifies](written, `${pact.consumer.of} ${pact.consumer.number}`);
        break;
      }
      case 'branch':
        world.branches.push({ ...version, branch: event.name });
        if (event.name === 'main') service(version.of).mainBranch ??= 'main';
        history.branch(written, event.name);
        break;
      case 'tag':
        world.tags.push({ ...version, tag: event.name });
        history.tag(written, event.name);
        break;
      case 'deploy':
        remove(
          deployed,
          (one) => one.of === version.of && one.environment === event.environment && one.target === event.target,
        );
        deployed.push({ ...version, environment: event.environment, target: event.target });
        history.deploy(written, event.environment, event.target);
        break;
      case 'release':
        released.push({ ...version, environment: event.environment });
        history.release(written, event.environment);
        break;
      case 'undeploy':
        if (!gone) break;
        remove(deployed, (one) => isIt(one) && one.environment === gone.environment);
        history.undeploy(written, gone.environment);
        break;
      case 'end support':
        if (!gone) break;
        remove(released, (one) => isIt(one) && one.environment === gone.environment);
        history.endSupport(written, gone.environment);
        break;
    }
  }
  return { ...world, live: [...deployed, ...released] };
}
