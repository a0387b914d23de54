import type { Outcome } from '../../harness/check/index.ts';
import type { Interaction, Pact } from '../pact-file.ts';
import { statesByName } from '../states/index.ts';
import type { ProviderContract } from './provider-contract.ts';
import type { InteractionResult, Mismatch } from './run-verifier.ts';
import type { Verification } from './verify-pact.ts';

/** What became of one interaction. */
export interface InteractionVerdict {
  readonly id: string;
  readonly description: string;
  /** None: it was verified, and holds. */
  readonly problems: readonly string[];
  /** As Pact's verifier has them, for a broker. */
  readonly mismatches: readonly Mismatch[];
}

/** What a pact needs that its provider's contract does not have; asked before the verifier, which would only warn. */
export function missingHandlers(pact: Pact, contract: ProviderContract): string[] {
  const known = statesByName(contract.states);
  const states = pact.interactions
    .flatMap((interaction) => interaction.states)
    .filter(({ name }) => !known.has(name))
    .map(({ name }) => `no handler for the state "${name}"`);
  const messages = pact.interactions
    .filter(({ kind, description }) => kind === 'message' && !Object.hasOwn(contract.messages ?? {}, description))
    .map(({ description }) => `nothing makes the message "${description}"`);
  const strange = pact.interactions
    .filter(({ kind }) => kind === 'synchronous-message')
    .map(({ description }) => `"${description}" is a synchronous message, which cannot be verified`);
  return [...new Set([...states, ...messages, ...strange])];
}

/** Judges by what happened to each interaction of the pact, never by the verifier's own yes. */
export function judgeInteractions(pact: Pact, verification: Verification): InteractionVerdict[] {
  return pact.interactions.map((interaction) => {
    const { id, description } = interaction;
    const result = verification.results.find((each) => isAbout(each, interaction));
    const problems = [...messageProblems(interaction, verification), ...resultProblems(result)];
    return { id, description, problems: problems.slice(0, 1), mismatches: result?.mismatch?.mismatches ?? [] };
  });
}

/** The first problem of an interaction is the cause of the others: a message that was not made does not match either. */
function messageProblems({ id, kind, metadata }: Interaction, { made }: Verification): string[] {
  if (kind !== 'message') return [];
  const result = made.get(id);
  if (!result) return ['was not verified: the verifier never asked for the message'];
  if (!result.message) return [result.problem];
  const told = Object.keys(result.message.metadata ?? {}).map((name) => name.toLowerCase());
  const absent = Object.keys(metadata).filter((name) => !isContentType(name) && !told.includes(name.toLowerCase()));
  return absent.map((name) => `has no metadata "${name}"`);
}

const isContentType = (name: string): boolean => ['contenttype', 'content-type'].includes(name.toLowerCase());

function resultProblems(result: InteractionResult | undefined): string[] {
  if (!result) return ['was not verified'];
  if (result.result === 'OK') return [];
  const each =
    result.mismatch?.mismatches?.map(({ path, key, mismatch }) => `${path ?? key ?? ''} ${mismatch}`.trim()) ?? [];
  return [each.join(', ') || result.mismatch?.message || 'the provider did not answer as promised'];
}

function isAbout(result: InteractionResult, { id, description, states }: Interaction): boolean {
  if (result.interactionId) return result.interactionId === id;
  return result.description === description && result.providerStates.join() === states.map(({ name }) => name).join();
}

export function judgeVerification(pact: Pact, verification: Verification): Outcome {
  const edge = `${pact.consumer}→${pact.provider}`;
  if (verification.crash !== undefined)
    return { verdict: 'inconclusive', reason: `${edge}: Pact's verifier gave no result: ${verification.crash}` };
  const problems = [
    ...judgeInteractions(pact, verification).flatMap(({ description, problems }) =>
      problems.map((problem) => `"${description}": ${problem}`),
    ),
    ...verification.stateProblems,
  ];
  if (problems.length === 0) return { verdict: 'pass', reason: `${pact.interactions.length} interactions` };
  return {
    verdict: 'fail',
    reason: `${edge}: ${pact.provider} breaks what ${pact.consumer} relies on: ${problems.join('; ')}`,
  };
}
