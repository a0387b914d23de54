import { html } from '../../../../harness/markup.ts';
import { deployedVersions, environmentByName, releasedVersions } from '../../environments/index.ts';
import { notFound } from '../../http/index.ts';
import { brokerCommand, fillIn } from '../command.ts';
import { environmentMap } from '../matrix/environment-map.ts';
import { time, versionText } from '../text.ts';
import type { PageContent, Visit } from '../visit.ts';

/** All that is in one environment, and whether it works together. */
export function environmentPage(visit: Visit): PageContent {
  const { database, to, brokerUrl } = visit;
  const name = visit.asked.environment ?? '';
  const environment = environmentByName(database, name);
  if (!environment) throw notFound(`No environment with name '${name}' found`);
  const filter = { environmentId: environment.id, current: true };
  const live = [
    ...deployedVersions(database, filter).map((each) => ({ ...each, what: 'deployed' })),
    ...releasedVersions(database, filter).map((each) => ({ ...each, what: 'released', target: null })),
  ].sort((a, b) => a.pacticipantName.localeCompare(b.pacticipantName));
  const { displayName, production } = environment;
  return {
    title: displayName,
    section: 'environments',
    main: html`<h1>${displayName} ${production && html`<small>for production</small>`}</h1>
${
  live.length === 0
    ? html`<p class="lead">Nothing is known to be here.</p><section class="next"><h2>What to do next</h2><p>After each deployment, say so:</p>
${brokerCommand(brokerUrl, 'record-deployment', '--pacticipant', fillIn('service'), '--version', fillIn('version'), '--environment', name)}</section>`
    : html`<p class="lead">What is here, and whether it works together: who asks down, who answers across.</p>
<p class="actions"><a class="button" href="${to.canIDeploy({ environment: name })}">Can I deploy to it?</a></p>
${environmentMap(visit, environment.id)}
<section><h2>What is here</h2><ul class="versions">${live.map(
        ({ pacticipantName, versionNumber, createdAt, what, target }) =>
          html`<li><a href="${to.service(pacticipantName)}">${pacticipantName}</a> ${versionText(versionNumber)} ${
            target !== null && html`<span class="chip tag"><span class="unseen">instance </span>${target}</span>`
          } <span class="dim">${what} ${time(createdAt)}</span></li>`,
      )}</ul></section>`
}`,
  };
}
