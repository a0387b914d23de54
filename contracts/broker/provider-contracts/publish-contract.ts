import type { BrokerContext } from '../context.ts';
import { conflict } from '../http/index.ts';
import {
  addTag,
  addToBranch,
  findOrCreatePacticipant,
  findOrCreateVersion,
  type Pacticipant,
  type Version,
} from '../pacticipants/index.ts';
import { compareMissing } from './compare-missing.ts';
import { contractsOf, recordContract, shaOf } from './provider-contract.ts';
import type { ContractPublication } from './read-publication.ts';

/**
 * When it returns, every pact of a consumer has been held against it.
 * @throws BrokerError 409 when the version's contract would change and the broker does not allow that
 */
export async function publishContract(
  context: BrokerContext,
  providerName: string,
  publication: ContractPublication,
): Promise<{ readonly provider: Pacticipant; readonly version: Version }> {
  const published = context.database.transaction(() => {
    const { versionNumber, buildUrl, branch, tags } = publication;
    const provider = findOrCreatePacticipant(context, providerName);
    const version = findOrCreateVersion(context, provider, versionNumber, { buildUrl });
    refuseChange(context, provider, version, publication);
    if (branch !== undefined) addToBranch(context, version, branch);
    for (const tag of tags) addTag(context, version, tag);
    recordContract(context, version, publication);
    return { provider, version };
  });
  await compareMissing(context, published.provider.id);
  return published;
}

/** As with pacts: whoever asked about this version before would be told something else now. */
function refuseChange(
  { database, settings }: BrokerContext,
  provider: Pacticipant,
  version: Version,
  { specification, content }: ContractPublication,
): void {
  const before = contractsOf(database, version.id).find((contract) => contract.specification === specification);
  if (!before || before.sha === shaOf(content) || settings.allowDangerousContractModification) return;
  const text = `Cannot change the content of the ${specification} document of ${provider.name} version ${version.number}. Each must be published with a version number of its own.`;
  throw conflict([{ type: 'error', text }], { 'contract.content': [text] });
}
