import { type BrokerAddress, BrokerHttp } from './broker-http.ts';
import { pactEvent, pactsOf, versionEvent, versionsOf } from './export-history.ts';
import { verificationsOf } from './export-verifications.ts';
import { webhookRecord } from './export-webhook.ts';
import { whereaboutsOf } from './export-whereabouts.ts';
import { given, namesOf } from './fields.ts';
import { inTime } from './happened.ts';
import { readAll } from './read-all.ts';
import type { TransferRecord } from './record.ts';
import * as shapes from './shapes.ts';

/**
 * Everything that a broker holds, read through its public interface alone: from a real Pact Broker as from ours. Pacticipants come
 * first, then versions, pacts and results in the order in which they happened (what is pending depends on it), then environments with
 * what was deployed and released, then webhooks without their secrets. Not to be had from outside, and so left out: revisions of a
 * pact that were replaced, and whether a result was pending or in progress.
 * @throws TransferError
 * @example for await (const line of toJsonLines(exportBroker({ url }))) file.write(line);
 */
export async function* exportBroker(address: BrokerAddress): AsyncGenerator<TransferRecord> {
  const http = new BrokerHttp(address);
  yield { kind: 'export', format: 1 };
  const pacticipants = await readAll(http, '/pacticipants', 'pacticipants', shapes.pacticipant);
  for (const { _embedded, ...fields } of pacticipants)
    yield { kind: 'pacticipant', ...given(fields), labels: namesOf(_embedded.labels) };

  const versions = await versionsOf(http, pacticipants);
  const pacts = await pactsOf(http, versions);
  const happened = [...versions.map(versionEvent), ...pacts.map(pactEvent), ...(await verificationsOf(http, pacts))];
  for (const { record } of inTime(happened)) yield await record();

  for (const { name, displayName, production, contacts } of await readAll(
    http,
    '/environments',
    'environments',
    shapes.environment,
  ))
    yield { kind: 'environment', name, ...given({ displayName }), production, contacts: contacts ?? [] };
  for (const { record } of inTime(await whereaboutsOf(http, versions))) yield record;
  for (const { href } of (await http.get('/webhooks', shapes.webhookList))._links['pb:webhooks'])
    yield webhookRecord(await http.get(href, shapes.webhook));
}
