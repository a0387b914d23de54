import { html, type Markup } from '../../../../harness/markup.ts';
import type { Interaction, Part, State } from './read-interactions.ts';

/** One interaction as a part of a document: given, request, response. */
export const interactionView = ({ description, states, pending, parts }: Interaction, id?: string): Markup =>
  html`<article class="interaction"${id !== undefined && html` id="${id}"`}>
<h3>${description}${pending && html` <span class="chip tag">pending</span>`}</h3>
${states.length > 0 && html`<ul class="states" aria-label="Given">${states.map(state)}</ul>`}
<div class="parts">${parts.map(partView)}</div>
</article>`;

const state = ({ name, params }: State): Markup =>
  html`<li>Given <strong>${name}</strong>${params.length > 0 && html`<dl>${params.map(([key, value]) => html`<div><dt>${key}</dt><dd>${value}</dd></div>`)}</dl>`}</li>`;

const partView = ({ title, line, headers, body, rules }: Part): Markup => html`<section class="part">
<h4>${title}${line !== '' && html` <code class="line">${line}</code>`}</h4>
${headers.length > 0 && html`<dl class="headers">${headers.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`}
${body !== undefined && html`<pre class="body" tabindex="0"><code>${body}</code></pre>`}
${body === undefined && headers.length === 0 && html`<p class="dim">Nothing else is minded.</p>`}
${rules.length > 0 && html`<h5>May differ from the example</h5><ul class="rules">${rules.map(({ where, says }) => html`<li><code>${where}</code> ${says}</li>`)}</ul>`}
</section>`;
