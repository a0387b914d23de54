import { html } from '../../../harness/markup.ts';
import { type BrokerError, notFound } from '../http/index.ts';
import type { PageContent } from './visit.ts';

export const nothingPage = (): never => {
  throw notFound('There is no page at this address.');
};

/** Why there is nothing to see. */
export function refusedPage({ status, body }: BrokerError): PageContent {
  const title = status === 404 ? 'Not found' : 'That cannot be shown';
  const reasons = sentences(body.error ?? body.errors ?? body);
  return {
    title,
    section: 'network',
    status,
    main: html`<h1>${title}</h1>
${reasons.map((reason) => html`<p class="lead">${reason}</p>`)}
<p>The navigation above leads to everything that there is.</p>`,
  };
}

/** Errors of the broker are a sentence, a list of them, or lists by field. */
function sentences(errors: unknown): string[] {
  if (typeof errors === 'string') return [errors];
  if (Array.isArray(errors)) return errors.flatMap(sentences);
  if (typeof errors !== 'object' || errors === null) return [];
  return Object.entries(errors).map(([field, inner]) => [field, sentences(inner).join(', ')].join(' ').trim());
}
