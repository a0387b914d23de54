import type { Outcome } from '../../harness/check/index.ts';
import type { ProviderContract } from '../options.ts';
import type { Pact } from '../pact-file.ts';
import type { InteractionResult } from './protocol.ts';
import type { Verification } from './verify-pact.ts';

/** What a pact needs that its provider's contract does not have; asked before the verifier, which would only warn. */
export function missingHandlers(pact: Pact, contract: ProviderContract): string[] {
  const states = pact.interactions
    .filter(({ kind }) => kind === 'http')
    .flatMap((interaction) => interaction.states)
    .filter((name) => !contract.states?.[name])
    .map((name) => `no handler for the state "${name}"`);
  const messages = pact.interactions
    .filter(({ kind, description }) => kind === 'message' && !contract.messages?.[description])
    .map(({ description }) => `nothing makes the message "${description}"`);
  return [...new Set([...states, ...messages])];
}

/** Judges by what happened to each interaction of the pact, never by the verifier's own yes. */
export function judgeVerification(pact: Pact, verification: Verification): Outcome {
  const edge = `${pact.consumer}→${pact.provider}`;
  if (verification.crash !== undefined)
    return { verdict: 'inconclusive', reason: `${edge}: Pact's verifier gave no result: ${verification.crash}` };
  const broken = verification.results.filter(({ result }) => result !== 'OK');
  const unverified = pact.interactions.filter(
    ({ description }) => !verification.results.some((result) => result.description === description),
  );
  const problems = [
    ...broken.map((result) => `"${result.description}": ${describe(result)}`),
    ...unverified.map(({ description }) => `"${description}" was not verified`),
    ...verification.brokenHandlers,
  ];
  if (problems.length === 0) return { verdict: 'pass', reason: `${pact.interactions.length} interactions` };
  return {
    verdict: 'fail',
    reason: `${edge}: ${pact.provider} breaks what ${pact.consumer} relies on: ${problems.join('; ')}`,
  };
}

function describe({ mismatch }: InteractionResult): string {
  const each =
    mismatch?.mismatches?.map(({ path, key, mismatch: text }) => `${path ?? key ?? ''} ${text}`.trim()) ?? [];
  return each.join(', ') || mismatch?.message || 'the provider did not answer as promised';
}
