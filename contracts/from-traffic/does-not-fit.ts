import type { Exchange } from '../exchange.ts';
import type { Json } from '../json.ts';
import { expectationsOf, matchAnswer, matchMessage } from '../matching/index.ts';
import type { TopicRecord } from './topic-record.ts';

/** Why one of the samples is not what the interaction expects; undefined when all of them are. */
export function doesNotFit(interaction: Json, samples: readonly (Exchange | TopicRecord)[]): string | undefined {
  const pact = { interactions: [interaction], metadata: { pactSpecification: { version: '4.0' } } };
  const [expectation] = expectationsOf(pact);
  for (const sample of samples) {
    const [mismatch] =
      'topic' in sample
        ? expectation?.kind === 'message'
          ? matchMessage(expectation.message, asMessage(sample))
          : []
        : expectation?.kind === 'http'
          ? matchAnswer(expectation.answer, asAnswer(sample))
          : [];
    if (mismatch) return `a sample does not fit: ${mismatch.part} ${mismatch.path} ${mismatch.reason}`;
  }
  return undefined;
}

const asMessage = ({ topic, key, value, headers }: TopicRecord) => ({
  content: value,
  metadata: { ...lowerCased(headers), contentType: 'application/json', topic, ...(key !== null && { key }) },
});

const asAnswer = ({ status, responseHeaders, responseBody }: Exchange) => ({
  status,
  headers: responseHeaders,
  ...(responseBody && { body: parsed(responseBody) }),
});

const lowerCased = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
