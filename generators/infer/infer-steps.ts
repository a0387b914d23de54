import type { Recording } from '../capture/recording.ts';
import { type AlignedExchange, align, segments } from './align.ts';
import { type AnswerPair, correlate, identifiersMade } from './correlate.ts';
import { type Expectation, inferExpectation } from './expectation.ts';
import { at, isObject, type Json, leavesOf, parseJson } from './json.ts';
import { nameAnswer } from './name-answer.ts';
import { prove } from './prove.ts';
import type { BodyTemplate, Step } from './step.ts';
import { fill, type Template } from './template.ts';

/** Headers that are the transport's or the tracer's business. */
const notTheJourneys = new Set([
  'traceparent',
  'tracestate',
  'baggage',
  'content-type',
  'content-length',
  'accept',
  'user-agent',
  'host',
  'connection',
  'cookie',
]);

/**
 * Infers what the journey says and what must hold for the answers, from two recordings of it that drew the same.
 *
 * @throws RecordingsDiffer when they went different ways.
 */
export function inferSteps(first: Recording, second: Recording): Step[] {
  const aligned = align(first, second);
  const answers = answersOf(aligned);
  const uniques = uniquesOf(aligned);
  const sent: { a: string; b: string; template: Template }[] = [];
  const names = new Set<string>();
  return aligned.map((exchange, at) => {
    const { a, b, polled, route } = exchange;
    const earlier = answers.slice(0, at);
    const make = (one: Json, other: Json | undefined): Template => {
      const template = correlate({ a: one as string, b: (other ?? one) as string }, earlier, uniques);
      if (typeof one === 'string' && typeof other === 'string' && one !== other)
        sent.push({ a: one, b: other, template });
      return template;
    };
    const request = templatesOf(exchange, make);
    const answer = answers[at] as AnswerPair;
    const inferred: Expectation =
      answer.a === undefined || answer.b === undefined
        ? { expects: 'anything' }
        : inferExpectation(answer.a, answer.b, { answers: earlier, uniques, sent, made: answer.made });
    const { expectation, proven } = prove(answer.a ?? null, inferred, recordedValue(answers, sent));
    if (a.status !== b.status)
      throw new Error(`${a.method} ${route} answered ${a.status} in one recording and ${b.status} in the other`);
    return {
      name: nameAnswer(a.method, route, names),
      method: a.method,
      route,
      ...request,
      polled,
      status: a.status,
      expectation,
      proven,
    };
  });
}

/** The answers in turn, each with the identifiers that it is the first to say. */
function answersOf(aligned: readonly AlignedExchange[]): AnswerPair[] {
  const said = new Set<string>();
  const hear = (value: Json | undefined) => {
    for (const leaf of leavesOf(value ?? null)) said.add(String(leaf.value));
  };
  return aligned.map(({ a, b }, step) => {
    for (const segment of segments(a)) said.add(decodeURIComponent(segment));
    hear(parseJson(a.requestBody ?? ''));
    const answer = parseJson(a.responseText);
    // What a GET shows was there before; only what changes the system makes things up.
    const made = a.method === 'GET' ? [] : identifiersMade(answer, said);
    hear(answer);
    return { step, a: answer, b: parseJson(b.responseText), made };
  });
}

function templatesOf(
  { a, b }: AlignedExchange,
  make: (one: Json, other: Json | undefined) => Template,
): Pick<Step, 'path' | 'query' | 'headers' | 'body'> {
  const others = segments(b);
  const [queryA, queryB] = [
    Object.fromEntries(new URL(a.url).searchParams),
    Object.fromEntries(new URL(b.url).searchParams),
  ];
  const each = (from: Readonly<Record<string, string>>, to: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(from).map(([name, value]) => [name, make(value, to[name])]));
  const headersA = Object.fromEntries(
    Object.entries(a.requestHeaders).filter(([name]) => !notTheJourneys.has(name.toLowerCase())),
  );
  const body = a.requestBody === undefined ? undefined : parseJson(a.requestBody);
  return {
    path: segments(a).map((segment, index) =>
      make(decodeURIComponent(segment), decodeURIComponent(others[index] ?? segment)),
    ),
    query: each(queryA, queryB),
    headers: each(headersA, b.requestHeaders),
    body: body === undefined ? undefined : bodyTemplate(body, parseJson(b.requestBody ?? ''), make),
  };
}

function bodyTemplate(
  a: Json,
  b: Json | undefined,
  make: (one: Json, other: Json | undefined) => Template,
): BodyTemplate {
  if (Array.isArray(a)) return { list: a.map((each: Json, index) => bodyTemplate(each, at(b, [index]), make)) };
  if (isObject(a))
    return {
      object: Object.fromEntries(Object.entries(a).map(([key, each]) => [key, bodyTemplate(each, at(b, [key]), make)])),
    };
  return make(a, b);
}

/**
 * The run's own unique text is not written in a recording, but it shows: it is the part that differs in what was sent before
 * any answer could have been used.
 */
function uniquesOf(aligned: readonly AlignedExchange[]): { a: string; b: string } {
  for (const { a, b } of aligned) {
    const [textsA, textsB] = [a, b].map(({ requestBody = '', requestHeaders }) => [
      ...leavesOf(parseJson(requestBody) ?? null).map(({ value }) => value),
      ...Object.entries(requestHeaders)
        .filter(([name]) => !notTheJourneys.has(name.toLowerCase()))
        .map(([, value]) => value),
    ]) as [unknown[], unknown[]];
    for (const [index, one] of textsA.entries()) {
      const other = textsB[index];
      if (typeof one !== 'string' || typeof other !== 'string' || one === other) continue;
      const [coreA, coreB] = cores(one, other);
      if (coreA.length >= 6 && /\d/.test(coreA)) return { a: coreA, b: coreB };
    }
  }
  // Matches nothing: the journey makes nothing unique.
  return { a: '\0a', b: '\0b' };
}

/** The differing parts of two texts, widened to whole words of letters, digits and hyphens. */
function cores(a: string, b: string): [string, string] {
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  while (start > 0 && /[a-z0-9]/i.test(a[start - 1] ?? '')) start--;
  while (end > 0 && /[a-z0-9-]/i.test(a.at(-end) ?? '')) end--;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}

/** Fills templates as they were in the first recording. */
function recordedValue(
  answers: readonly AnswerPair[],
  sent: readonly { a: string; template: Template }[],
): (template: Template) => unknown {
  const own = (template: Template) => sent.find((each) => each.template === template)?.a;
  return (template) =>
    own(template) ??
    fill(template, { answer: (step, path) => at(answers[step]?.a, path), unique: '', uuid: (name) => name });
}
