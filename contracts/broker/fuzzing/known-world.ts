import type { KnownNames } from './bad-request.ts';

/** A small world by the broker's public interface, so that requests find something; made again when they deleted it. */
export async function knownWorld(url: string): Promise<KnownNames> {
  // biome-ignore lint/suspicious/noExplicitAny: whatever the broker answers; what is not there ends the run
  const ask = async (method: string, path: string, body?: unknown): Promise<any> => {
    const answer = await fetch(path.startsWith('http') ? path : `${url}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (answer.status >= 500) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  const content = {
    consumer: { name: 'Foo' },
    provider: { name: 'Bar' },
    interactions: [{ description: 'a', providerState: 'b' }],
  };
  // Whatever was published over it before is no matter.
  await ask('DELETE', '/integrations/provider/Bar/consumer/Foo');
  await ask('POST', '/contracts/publish', {
    pacticipantName: 'Foo',
    pacticipantVersionNumber: '1',
    branch: 'main',
    tags: ['dev', 'feat/x'],
    contracts: [
      {
        consumerName: 'Foo',
        providerName: 'Bar',
        specification: 'pact',
        contentType: 'application/json',
        content: btoa(JSON.stringify(content)),
      },
    ],
  });
  const pact = await ask('GET', '/pacts/provider/Bar/consumer/Foo/version/1');
  const results = pact._links['pb:publish-verification-results'].href;
  const verification = await ask('POST', results, { success: true, providerApplicationVersion: '7' });
  await ask('PUT', '/pacticipants/Bar/branches/main/versions/7', {});
  await ask('PUT', '/pacticipants/Foo/labels/web', {});
  await ask('POST', '/environments', { name: 'prod', production: true });
  const { _embedded } = await ask('GET', '/environments');
  const environment: string =
    _embedded.environments.find(({ name }: { name: string }) => name === 'prod')?.uuid ?? 'none';
  const deployed = await ask('POST', `/pacticipants/Bar/versions/7/deployed-versions/environment/${environment}`, {});
  const released = await ask('POST', `/pacticipants/Foo/versions/1/released-versions/environment/${environment}`, {});
  const webhook = await ask('PUT', '/webhooks/a-webhook-to-break', {
    events: [{ name: 'contract_published' }],
    request: { method: 'POST', url: 'http://127.0.0.1:9/' },
  });
  const [, sha = 'none'] = /pact-version\/(\w+)/.exec(results) ?? [];
  return {
    name: ['Foo', 'Bar'],
    consumer: ['Foo'],
    provider: ['Bar'],
    pacticipant: ['Foo', 'Bar'],
    version: ['1', '7'],
    other: ['1', sha],
    number: [String(verification._links.self.href).split('/').at(-1) ?? '1'],
    branch: ['main', 'feat/x'],
    tag: ['dev', 'feat/x', 'prod'],
    to: ['prod', 'dev'],
    label: ['web'],
    sha: [sha],
    metadata: [Buffer.from('s[][b]=main&s[][cv]=1').toString('base64url'), Buffer.from('w=true').toString('base64url')],
    environment: ['prod', environment],
    uuid: [environment, deployed.uuid, released.uuid, webhook.uuid].filter((uuid) => typeof uuid === 'string'),
  };
}
