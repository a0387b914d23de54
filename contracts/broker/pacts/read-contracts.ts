import { invalid } from '../http/index.ts';
import {
  filledText,
  notBlank,
  oneLine,
  oneOf,
  optional,
  optionalText,
  type Problem,
  problemsByField,
} from './field-problems.ts';
import { parseLosslessly } from './lossless-json.ts';
import { isObject, nestingProblem, type PactContent } from './pact-content.ts';
import type { ContractsToPublish, ContractToPublish } from './publish-contracts.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The body of `POST /contracts/publish`.
 * @throws BrokerError 400 with all that is wrong, by field (upstream: publish_contracts_schema.rb)
 */
export function readContracts(body: unknown): ContractsToPublish {
  if (!isObject(body)) throw invalid(['the body must be a JSON object']);
  const contracts = Array.isArray(body.contracts) ? (body.contracts as readonly unknown[]) : [];
  const read = contracts.map((contract) => readContract(contract, body.pacticipantName));
  const problems = problemsByField({
    pacticipantName: [filledText(body.pacticipantName)],
    pacticipantVersionNumber: [filledText(body.pacticipantVersionNumber), oneLine(body.pacticipantVersionNumber)],
    branch: [optionalText(body.branch), notBlank(body.branch), oneLine(body.branch)],
    buildUrl: [optionalText(body.buildUrl), oneLine(body.buildUrl)],
    tags: tagProblems(body.tags),
    contracts: [
      body.contracts === undefined ? 'is missing' : undefined,
      body.contracts !== undefined && !Array.isArray(body.contracts) ? 'must be an array' : undefined,
      ...read.flatMap((result, index) =>
        'problems' in result ? result.problems.map((problem) => `${problem} (at index ${index})`) : [],
      ),
    ],
  });
  if (Object.keys(problems).length > 0) throw invalid(problems);
  return {
    pacticipantName: body.pacticipantName as string,
    pacticipantVersionNumber: body.pacticipantVersionNumber as string,
    branch: (body.branch as string | null | undefined) ?? undefined,
    buildUrl: (body.buildUrl as string | null | undefined) || undefined,
    tags: (body.tags as readonly string[] | null | undefined) ?? [],
    contracts: read.filter((result): result is ContractToPublish => !('problems' in result)),
  };
}

function tagProblems(tags: unknown): Problem[] {
  if (tags === undefined || tags === null) return [];
  if (!Array.isArray(tags)) return ['must be an array'];
  return tags.map((tag: unknown, index) => {
    const problem = filledText(tag ?? null);
    return problem && `${problem} (at index ${index})`;
  });
}

function readContract(
  contract: unknown,
  pacticipantName: unknown,
): ContractToPublish | { readonly problems: readonly string[] } {
  if (!isObject(contract)) return { problems: ['must be a hash'] };
  const decoded = decode(contract);
  const fields = problemsByField({
    consumerName: [filledText(contract.consumerName)],
    providerName: [filledText(contract.providerName)],
    content: [filledText(contract.content)],
    contentType: [oneOf('application/json')(contract.contentType)],
    specification: [oneOf('pact')(contract.specification)],
    onConflict: [optional(oneOf('overwrite', 'merge'))(contract.onConflict)],
  });
  const problems = [
    ...Object.entries(fields).flatMap(([field, found]) => found.map((problem) => `${field} ${problem}`)),
    ...('problem' in decoded ? [decoded.problem] : nameProblems(contract, decoded.content, pacticipantName)),
  ];
  if (problems.length > 0 || 'problem' in decoded) return { problems };
  return {
    providerName: contract.providerName as string,
    content: decoded.content,
    onConflict: contract.onConflict === 'merge' ? 'merge' : 'overwrite',
  };
}

function decode({ content, contentType }: Fields): { readonly content: PactContent } | { readonly problem: string } {
  const bytes = Buffer.from(typeof content === 'string' ? content : '', 'base64');
  // Node reads what it can; a broken encoding would be a broken pact.
  if (bytes.toString('base64') !== content) return { problem: 'is not valid Base64' };
  const broken = brokenUtf8(bytes);
  if (broken) return { problem: broken };
  try {
    const parsed = parseLosslessly(bytes.toString('utf8'));
    const nesting = nestingProblem(parsed);
    if (nesting) return { problem: nesting };
    return isObject(parsed)
      ? { content: parsed }
      : { problem: `parsed content was expected to be a Hash but was a ${rubyClass(parsed)}` };
  } catch {
    return { problem: `content could not be parsed as ${String(contentType ?? 'application/json')}` };
  }
}

function brokenUtf8(bytes: Buffer): Problem {
  const text = bytes.toString('utf8');
  if (Buffer.from(text, 'utf8').equals(bytes)) return undefined;
  const before = text.slice(0, text.indexOf('\uFFFD'));
  return `contract content has a non UTF-8 character at char ${before.length + 1} and cannot be parsed as JSON. Fragment preceding invalid character is: '${before.slice(-100)}'`;
}

/** Upstream's sentence holds the class that Ruby's parser gave it. */
const rubyClass = (value: unknown): string => {
  if (Array.isArray(value)) return 'Array';
  if (value === null) return 'NilClass';
  if (typeof value === 'boolean') return value ? 'TrueClass' : 'FalseClass';
  return typeof value === 'string' ? 'String' : Number.isInteger(value) ? 'Integer' : 'Float';
};

function nameProblems(
  { consumerName, providerName }: Fields,
  content: PactContent,
  pacticipantName: unknown,
): string[] {
  const inContent = (side: 'consumer' | 'provider') => {
    const found = content[side];
    return isObject(found) ? found.name : undefined;
  };
  const problems: Problem[] = [
    differs(inContent('consumer'), consumerName) &&
      `consumer name in contract content ('${String(inContent('consumer'))}') must match consumerName in contract params ('${String(consumerName)}')`,
    differs(inContent('provider'), providerName) &&
      `provider name in contract content ('${String(inContent('provider'))}') must match providerName in contract params ('${String(providerName)}')`,
    typeof pacticipantName === 'string' && consumerName && differs(consumerName, pacticipantName)
      ? `consumerName ('${String(consumerName)}') must match pacticipantName ('${pacticipantName}')`
      : undefined,
  ].map((problem) => problem || undefined);
  return problems.filter((problem) => problem !== undefined);
}

const differs = (found: unknown, expected: unknown): boolean =>
  found !== undefined && found !== null && typeof expected === 'string' && found !== expected;
