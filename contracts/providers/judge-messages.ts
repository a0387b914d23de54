import type { Outcome } from '../../harness/check/index.ts';
import { counted } from '../../harness/counted.ts';
import { messageOf } from '../../harness/errors.ts';
import {
  type AsyncApiDocument,
  type ConsumerContract,
  checkAgainstAsyncApi,
  checkEvolution,
  type Message,
} from '../messages/index.ts';
import type { Interaction, Pact } from '../pact-file.ts';
import { judgeVerification } from './judge-verification.ts';
import type { ProviderContract } from './provider-contract.ts';
import type { Verification } from './verify-pact.ts';

export interface MessageVerification {
  readonly pact: Pact;
  readonly contract: ProviderContract;
  readonly consumer: ConsumerContract | undefined;
  readonly verification: Verification;
  /** The provider's document, or why it cannot be read; undefined where it has none. */
  readonly document: AsyncApiDocument | Error | undefined;
}

/** One verdict for the messages between two services; the reason names what each of the three layers found. */
export async function judgeMessages(options: MessageVerification): Promise<Outcome> {
  const { pact, verification, consumer, contract, document } = options;
  const handler = judgeVerification(pact, verification);
  if (handler.verdict === 'inconclusive') return handler;
  const made = pact.interactions.flatMap((interaction) => {
    const message = verification.made.get(interaction.id)?.message;
    return message ? [{ interaction, message }] : [];
  });
  const versions = contract.versions ?? {};
  const shape = document && (await shapeProblems(document, made));
  const evolution = made.flatMap(({ interaction: { description }, message }) =>
    named(
      description,
      checkEvolution({ description, message, versions: versions[description] ?? [], reads: consumer?.reads }),
    ),
  );
  const noEvolution = consumer?.reads === undefined && Object.keys(versions).length === 0;
  const layers = [
    layer(
      'message pact',
      handler.verdict === 'pass' ? [] : [handler.reason ?? 'fails'],
      `${counted(made.length, 'message')} made as expected`,
    ),
    layer('AsyncAPI', shape, 'as the provider describes them'),
    layer('evolution', noEvolution ? undefined : evolution, 'read across versions'),
  ];
  const failed = layers.filter(({ problems }) => problems && problems.length > 0);
  const reason = `${pact.provider}→${pact.consumer}: ${[...failed, ...layers.filter((each) => !failed.includes(each))].map(({ text }) => text).join(' · ')}`;
  return failed.length > 0 ? { verdict: 'fail', reason } : { verdict: 'pass', reason };
}

async function shapeProblems(
  document: AsyncApiDocument | Error,
  made: readonly { interaction: Interaction; message: Message }[],
): Promise<string[]> {
  if (document instanceof Error) return [messageOf(document)];
  const problems = made.map(async ({ interaction: { description, asyncApiMessage }, message }) =>
    named(description, await checkAgainstAsyncApi(document, asyncApiMessage ?? description, message)),
  );
  return (await Promise.all(problems)).flat();
}

const named = (description: string, problems: readonly string[]): string[] =>
  problems.map((problem) => `"${description}": ${problem}`);

function layer(name: string, problems: readonly string[] | undefined, fine: string) {
  const found = problems === undefined ? 'not asked for' : problems.length === 0 ? fine : problems.join('; ');
  return { problems, text: `${name}: ${found}` };
}
