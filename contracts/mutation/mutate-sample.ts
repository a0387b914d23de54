import type { Mutant } from './mutant.ts';
import { mutateJson } from './mutate-json.ts';
import type { Sample } from './sample.ts';

type HttpSample = Extract<Sample, { kind: 'http' }>;
type MessageSample = Extract<Sample, { kind: 'message' }>;

/** Every mutant of a sample, each with one change. */
export const mutantsOf = (sample: Sample): Mutant[] =>
  sample.kind === 'http' ? answerMutants(sample) : messageMutants(sample);

/** Of the connection, of the clock, or of the body's bytes: no consumer's contract should name them. */
const notPromised =
  /^(date|connection|keep-alive|transfer-encoding|content-length|content-encoding|vary|etag|server|x-powered-by|traceparent|tracestate|x-request-id|ratelimit.*|x-ratelimit.*|strict-transport-security|x-content-type-options|x-frame-options|x-dns-prefetch-control|x-download-options|x-permitted-cross-domain-policies|x-xss-protection|content-security-policy|cross-origin-.*|origin-agent-cluster|referrer-policy)$/i;

function answerMutants(sample: HttpSample): Mutant[] {
  const { answer } = sample;
  const withAnswer = (changed: Partial<HttpSample['answer']>): Sample => ({
    ...sample,
    answer: { ...answer, ...changed },
  });
  const headers = Object.entries(answer.headers);
  return [
    ...otherStatuses(answer.status).map(
      (status): Mutant => ({ kind: 'other status', field: `status ${status}`, sample: withAnswer({ status }) }),
    ),
    ...headers
      .filter(([name]) => !notPromised.test(name))
      .map(
        ([name]): Mutant => ({
          kind: 'drop',
          field: `header ${name.toLowerCase()}`,
          sample: withAnswer({ headers: Object.fromEntries(headers.filter(([other]) => other !== name)) }),
        }),
      ),
    ...headers
      .filter(([name]) => name.toLowerCase() === 'content-type')
      .map(
        ([name]): Mutant => ({
          kind: 'other content type',
          field: 'header content-type',
          sample: withAnswer({ headers: { ...answer.headers, [name]: 'text/plain' } }),
        }),
      ),
    ...(answer.body === undefined ? [] : mutateJson(answer.body)).map(
      ({ kind, field, value }): Mutant => ({ kind, field, sample: withAnswer({ body: value }) }),
    ),
  ];
}

/** Another of its kind, and one of another kind. */
function otherStatuses(status: number): number[] {
  const [ok, other] = status < 300 ? [200, 202] : status < 500 ? [400, 404] : [500, 503];
  return [status === ok ? other : ok, status < 400 ? 500 : 200];
}

function messageMutants(sample: MessageSample): Mutant[] {
  const { message } = sample;
  const metadata = Object.entries(message.metadata);
  return [
    ...metadata.map(
      ([name]): Mutant => ({
        kind: 'drop',
        field: `metadata ${name}`,
        sample: {
          ...sample,
          message: { ...message, metadata: Object.fromEntries(metadata.filter(([other]) => other !== name)) },
        },
      }),
    ),
    ...(message.content === undefined ? [] : [tombstone(sample)]),
    ...(message.content === undefined ? [] : mutateJson(message.content)).map(
      ({ kind, field, value }): Mutant => ({
        kind,
        field,
        sample: { ...sample, message: { ...message, content: value } },
      }),
    ),
  ];
}

function tombstone(sample: MessageSample): Mutant {
  const { content: _, ...message } = sample.message;
  return { kind: 'tombstone', field: '$', sample: { ...sample, message } };
}
