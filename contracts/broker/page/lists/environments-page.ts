import { counted } from '../../../../harness/counted.ts';
import { html, type Markup } from '../../../../harness/markup.ts';
import { type Environment, environments } from '../../environments/index.ts';
import { brokerCommand } from '../command.ts';
import { versionsIn } from '../matrix/current-versions.ts';
import { versionText } from '../text.ts';
import type { PageContent, Visit } from '../visit.ts';

/** Where versions run, and which. */
export function environmentsPage(visit: Visit): PageContent {
  const all = environments(visit.database);
  return {
    title: 'Environments',
    section: 'environments',
    main: html`<h1>Environments</h1>
${
  all.length === 0
    ? html`<p class="lead">There is none yet.</p><section class="next"><h2>What to do next</h2>
<p>Name the places that you deploy to:</p>
${brokerCommand(visit.brokerUrl, 'create-environment', '--name', 'production', '--display-name', 'Production', '--production')}</section>`
    : html`<div class="cards">${all.map((each) => card(visit, each))}</div>`
}`,
  };
}

function card({ database, to }: Visit, { id, name, displayName, production, contacts }: Environment): Markup {
  const versions = versionsIn(database, id);
  return html`<article class="card"><h2><a href="${to.environment(name)}">${displayName}</a> ${production && html`<small>for production</small>`}</h2>
<p class="dim">${name !== displayName && html`<code>${name}</code> · `}${counted(versions.length, 'version')}${contacts.length > 0 && ` · ${contacts.map((contact) => contact.name).join(', ')}`}</p>
<ul class="versions">${versions.slice(0, 12).map(({ pacticipant, number }) => html`<li><a href="${to.service(pacticipant)}">${pacticipant}</a> ${versionText(number)}</li>`)}</ul>
${versions.length === 0 && html`<p class="dim">Nothing is known to be here.</p>`}
${versions.length > 12 && html`<p class="dim">and ${versions.length - 12} more</p>`}</article>`;
}
