import { counted } from '../../../../harness/counted.ts';
import { html, type Markup } from '../../../../harness/markup.ts';
import { contentOf, type PublishedPact, pactsBetween, previousDistinctPact } from '../../pacts/index.ts';
import { interactionView } from '../pact/interaction-view.ts';
import { askedPact } from '../pact/pact-page.ts';
import { readInteractions } from '../pact/read-interactions.ts';
import { versionText } from '../text.ts';
import type { PageContent, Visit } from '../visit.ts';
import { type Change, type ChangedInteraction, comparePacts } from './compare-pacts.ts';

/** How a pact changed from one version of its consumer to another: interaction by interaction, path by path. */
export function changesPage(visit: Visit): PageContent {
  const { database, to, asked } = visit;
  const after = askedPact(visit);
  const before = asked.before ? askedPact(visit, asked.before) : previousDistinctPact(database, after);
  const names = { consumer: after.consumerName, provider: after.providerName };
  return {
    title: `Changes: ${names.consumer} → ${names.provider}`,
    section: 'network',
    main: html`<h1>What changed</h1>
<p class="lead">What <a href="${to.service(names.consumer)}">${names.consumer}</a> expects of <a href="${to.service(names.provider)}">${names.provider}</a>.</p>
${form(visit, before, after)}
${before ? comparison(visit, before, after) : html`<p class="empty">${names.consumer} ${versionText(after.versionNumber)} is the first with this content: nothing before it was different. <a href="${to.pact(names, after.versionNumber)}">Read the pact</a></p>`}`,
  };
}

function form({ database, to }: Visit, before: PublishedPact | undefined, after: PublishedPact): Markup {
  const { consumerName: consumer, providerName: provider } = after;
  const all = pactsBetween(database, after).slice(0, 200);
  const select = (name: string, label: string, chosen: string | undefined): Markup =>
    html`<p><label for="${name}">${label}</label><select id="${name}" name="${name}">${
      chosen === undefined && html`<option value="">none</option>`
    }${all.map(({ versionNumber: number }) => html`<option${number === chosen && html` selected`}>${number}</option>`)}</select></p>`;
  return html`<form class="question" action="${to.changes({ consumer, provider }).replace(/\?.*/, '')}"><input type="hidden" name="consumer" value="${consumer}"><input type="hidden" name="provider" value="${provider}">
${select('before', 'From', before?.versionNumber)}${select('version', 'To', after.versionNumber)}<p><button>Compare</button></p></form>`;
}

function comparison({ database, to }: Visit, before: PublishedPact, after: PublishedPact): Markup {
  const names = { consumer: after.consumerName, provider: after.providerName };
  const { added, removed, changed, unchanged } = comparePacts(contentOf(database, before), contentOf(database, after));
  const nothing = added.length + removed.length + changed.length === 0;
  const whole = (interactions: typeof added) => readInteractions({ interactions }).map((each) => interactionView(each));
  return html`<p class="summary">${nothing ? 'Nothing changed.' : html`<span class="verified">+ ${added.length} added</span> <span class="failed">− ${removed.length} removed</span> <span class="changed">≠ ${changed.length} changed</span>`} <span class="dim">${counted(unchanged, 'interaction')} as before.</span>
<a href="${to.pact(names, before.versionNumber)}">Pact of ${versionText(before.versionNumber)}</a> · <a href="${to.pact(names, after.versionNumber)}">Pact of ${versionText(after.versionNumber)}</a></p>
${changed.length > 0 && html`<section><h2>Changed</h2>${changed.map((each) => changedView(each, before, after))}</section>`}
${added.length > 0 && html`<section class="added"><h2><span aria-hidden="true">+</span> Added</h2>${whole(added)}</section>`}
${removed.length > 0 && html`<section class="removed"><h2><span aria-hidden="true">−</span> Removed</h2>${whole(removed)}</section>`}`;
}

const changedView = (
  { description, states, changes }: ChangedInteraction,
  before: PublishedPact,
  after: PublishedPact,
): Markup => html`<article class="interaction"><h3>${description}</h3>${states !== '' && html`<p class="dim">Given ${states}</p>`}
<table class="changes"><thead><tr><th scope="col">Where</th><th scope="col">${versionText(before.versionNumber)}</th><th scope="col">${versionText(after.versionNumber)}</th></tr></thead>
<tbody>${changes.map(changeView)}</tbody></table></article>`;

const changeView = ({ path, before, after }: Change): Markup =>
  html`<tr><th scope="row"><code>${path}</code></th>${side('before', '−', before)}${side('after', '+', after)}</tr>`;

const side = (when: 'before' | 'after', sign: string, value: string | undefined): Markup =>
  value === undefined
    ? html`<td class="dim">not there</td>`
    : html`<td class="${when}"><span aria-hidden="true">${sign}</span> <code>${value}</code></td>`;
