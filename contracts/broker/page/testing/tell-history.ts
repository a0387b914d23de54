import type { FakeClock } from '../../webhooks/testing/fake-clock.ts';
import { memberPact, pactWithCatalogue, pactWithLoans, reminderPact } from './library-pacts.ts';

/** As `brokerUnderTest()` answers, on a clock that moves by what is told alone. */
export interface BrokerToTell {
  readonly clock: FakeClock;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever it gets
  call(method: string, path: string, body?: unknown): Promise<{ readonly status: number; readonly body: any }>;
}

interface Build {
  readonly service: string;
  readonly version: string;
  readonly branch: string;
  readonly tags?: readonly string[];
  readonly pacts: Readonly<Record<string, object>>;
}

/** A public library: five services, three environments, a branch with a slash, a contract that fails and one that nobody verified. */
export async function tellHistory(broker: BrokerToTell): Promise<void> {
  const { publish, verify, deploy, environment, say } = narrator(broker);
  const staging = await environment('staging', 'Staging', false);
  const production = await environment('production', 'Production', true);
  await environment('kiosk', 'Kiosk', false);
  await say('POST', '/webhooks', {
    description: 'Build whoever has to verify',
    events: [{ name: 'contract_requiring_verification_published' }],
    request: {
      method: 'POST',
      url: 'http://127.0.0.1:9/builds?token=s3cr3t-in-the-address',
      headers: { Authorization: 'Bearer s3cr3t-token', 'Content-Type': 'application/json' },
      body: { service: '${pactbroker.providerName}', pact: '${pactbroker.pactUrl}' },
    },
  });

  const members = { members: memberPact(1) };
  await publish({
    service: 'loans',
    version: '1.0.0',
    branch: 'main',
    pacts: { ...members, catalogue: pactWithCatalogue('loans', 1) },
  });
  await verify('members', '3.1.0', 'main', 'loans', '1.0.0');
  await verify('catalogue', '2.0.0', 'main', 'loans', '1.0.0');
  const app = (pacts: number) => ({ loans: pactWithLoans(pacts), catalogue: pactWithCatalogue('Reader App', pacts) });
  await publish({ service: 'Reader App', version: '4.0.0', branch: 'main', pacts: app(1) });
  await verify('loans', '1.0.0', 'main', 'Reader App', '4.0.0');
  await verify('catalogue', '2.0.0', 'main', 'Reader App', '4.0.0');
  for (const [service, version] of [
    ['members', '3.1.0'],
    ['catalogue', '2.0.0'],
    ['loans', '1.0.0'],
    ['Reader App', '4.0.0'],
  ] as const) {
    await deploy(service, version, staging);
    await deploy(service, version, production);
  }

  await publish({ service: 'Reader App', version: '4.1.0', branch: 'main', tags: ['beta'], pacts: app(1) });
  await publish({
    service: 'loans',
    version: '1.1.0',
    branch: 'main',
    pacts: { ...members, catalogue: pactWithCatalogue('loans', 1) },
  });
  await verify('loans', '1.1.0', 'main', 'Reader App', '4.1.0');
  await verify('catalogue', '2.1.0', 'main', 'Reader App', '4.1.0');
  await verify('catalogue', '2.1.0', 'main', 'loans', '1.1.0');
  await deploy('loans', '1.1.0', staging);
  await deploy('catalogue', '2.1.0', staging);
  await deploy('Reader App', '4.1.0', staging);

  await publish({ service: 'Reader App', version: '4.2.0-renewals', branch: 'feat/renewals', pacts: app(2) });
  await verify('loans', '1.1.0', 'main', 'Reader App', '4.2.0-renewals', 'renewing a loan');
  await publish({ service: 'Reader App', version: '4.2.0', branch: 'main', pacts: app(2) });
  await verify('catalogue', '2.1.0', 'main', 'Reader App', '4.2.0');
  await verify('loans', '1.2.0-renewals', 'feat/renewals', 'Reader App', '4.2.0');
  await publish({ service: 'reminders', version: '0.9.0', branch: 'main', pacts: { loans: reminderPact } });
  await deploy('reminders', '0.9.0', staging);
  await publish({
    service: 'loans',
    version: '1.3.0',
    branch: 'main',
    pacts: { members: memberPact(2), catalogue: pactWithCatalogue('loans', 1) },
  });
  await verify('loans', '1.3.0', 'main', 'Reader App', '4.2.0', 'renewing a loan');
}

/** Ten minutes pass with every sentence. */
function narrator(broker: BrokerToTell) {
  const say = async (method: string, path: string, body?: unknown) => {
    broker.clock.advance(600_000);
    const answer = await broker.call(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const segment = encodeURIComponent;
  return {
    say,
    environment: async (name: string, displayName: string, production: boolean): Promise<string> =>
      (await say('POST', '/environments', { name, displayName, production })).uuid,
    publish: ({ service, version, branch, tags = [], pacts }: Build) =>
      say('POST', '/contracts/publish', {
        pacticipantName: service,
        pacticipantVersionNumber: version,
        branch,
        tags,
        buildUrl: `https://ci.example.org/${segment(service)}/${segment(version)}`,
        contracts: Object.entries(pacts).map(([providerName, pact]) => ({
          consumerName: service,
          providerName,
          specification: 'pact',
          contentType: 'application/json',
          content: Buffer.from(
            JSON.stringify({ consumer: { name: service }, provider: { name: providerName }, ...pact }),
          ).toString('base64'),
        })),
      }),
    /** @param complaint - the description of the interaction that failed */
    verify: async (
      provider: string,
      number: string,
      branch: string,
      consumer: string,
      version: string,
      complaint?: string,
    ) => {
      const pact = `/pacts/provider/${segment(provider)}/consumer/${segment(consumer)}/version/${segment(version)}`;
      const { interactions, _links } = await say('GET', pact);
      await say(
        'PUT',
        `/pacticipants/${segment(provider)}/branches/${segment(branch)}/versions/${segment(number)}`,
        {},
      );
      const failed = interactions?.find((each: { description: string }) => each.description === complaint);
      if (complaint !== undefined && !failed) throw new Error(`the pact has no interaction "${complaint}"`);
      await say('POST', new URL(_links['pb:publish-verification-results'].href).pathname, {
        success: complaint === undefined,
        providerApplicationVersion: number,
        buildUrl: `https://ci.example.org/${segment(provider)}/${segment(number)}`,
        ...(failed && {
          testResults: [
            {
              interactionId: failed._id,
              success: false,
              mismatches: [
                { attribute: 'status', description: 'expected 200 but was 404' },
                {
                  attribute: 'body',
                  identifier: '$.dueOn',
                  description: "Expected '2026-02-14' to be present, but it is missing",
                },
              ],
            },
          ],
        }),
      });
    },
    deploy: (service: string, version: string, environmentId: string) =>
      say(
        'POST',
        `/pacticipants/${segment(service)}/versions/${segment(version)}/deployed-versions/environment/${environmentId}`,
        {},
      ),
  };
}
