import { html, type Markup } from '../../../../harness/markup.ts';
import { environmentByName, environments } from '../../environments/index.ts';
import { notFound } from '../../http/index.ts';
import { canIDeploy, type Matrix, type MatrixRow } from '../../matrix/index.ts';
import {
  findLatestVersion,
  findVersion,
  listPacticipants,
  listVersions,
  type Pacticipant,
  requirePacticipant,
} from '../../pacticipants/index.ts';
import { brokerCommand, fillIn } from '../command.ts';
import { standingMark, standingOfVerdict } from '../standing.ts';
import { versionText } from '../text.ts';
import type { PageContent, Visit } from '../visit.ts';
import { chips, whereaboutsOf } from '../whereabouts.ts';
import { type Answer, answers } from './answer.ts';
import { nextSteps } from './next-steps.ts';
import type { Question } from './question.ts';

/** May a version go to an environment, and if not: why, and what would have to happen. */
export function canIDeployPage(visit: Visit): PageContent {
  const question = questionOf(visit);
  const matrix = question && canIDeploy(visit.database, selectorOf(question), question.environment.name);
  const asked = question && `${question.pacticipant.name} ${question.version} to ${question.environment.name}`;
  return {
    title: asked ? `Can I deploy ${asked}?` : 'Can I deploy?',
    section: 'canIDeploy',
    main: html`<h1>Can I deploy?</h1>
${form(visit, question)}
${question && matrix ? verdict(visit, question, matrix) : hint(visit)}`,
  };
}

const selectorOf = ({ pacticipant, version }: Question) => ({ pacticipant: pacticipant.name, version });

/** Undefined as long as something is left to be chosen. A version that is not named is the head of the main branch. */
function questionOf({ database, asked }: Visit): Question | undefined {
  if (!asked.pacticipant || !asked.environment) return undefined;
  const pacticipant = requirePacticipant(database, asked.pacticipant);
  const environment = environmentByName(database, asked.environment);
  if (!environment) throw notFound(`No environment with name '${asked.environment}' found`);
  const version = asked.version || headOf(database, pacticipant);
  return version === undefined ? undefined : { pacticipant, version, environment };
}

const headOf = (database: Visit['database'], { id, mainBranch }: Pacticipant): string | undefined =>
  findLatestVersion(database, id, mainBranch === null ? {} : { branch: mainBranch })?.number;

function form({ database, to, asked }: Visit, question: Question | undefined): Markup {
  const option = (value: string, text: string, chosen: string | undefined): Markup =>
    html`<option value="${value}"${value === chosen && html` selected`}>${text}</option>`;
  const names = listPacticipants(database, {}, undefined).items.map(({ name }) => name);
  const known = question ? listVersions(database, question.pacticipant.id, {}, { number: 1, size: 50 }).items : [];
  return html`<form class="question" action="${to.canIDeploy()}">
<p><label for="pacticipant">Service</label><select id="pacticipant" name="pacticipant" required>${option('', 'choose…', undefined)}${names.map((name) => option(name, name, asked.pacticipant))}</select></p>
<p><label for="version">Version</label><input id="version" name="version" list="versions" value="${question?.version ?? asked.version ?? ''}" placeholder="head of main branch" autocomplete="off"><datalist id="versions">${known.map(({ number }) => html`<option value="${number}"></option>`)}</datalist></p>
<p><label for="environment">Environment</label><select id="environment" name="environment" required>${option('', 'choose…', undefined)}${environments(database).map(({ name, displayName }) => option(name, displayName, asked.environment))}</select></p>
<p><button>Ask</button></p>
</form>`;
}

function hint({ database, brokerUrl, asked }: Visit): Markup {
  if (environments(database).length === 0)
    return html`<section class="next"><h2>There is no environment yet</h2>
<p>Name the places that you deploy to, then record what runs there:</p>
${brokerCommand(brokerUrl, 'create-environment', '--name', 'production', '--production')}
${brokerCommand(brokerUrl, 'record-deployment', '--pacticipant', fillIn('service'), '--version', fillIn('version'), '--environment', 'production')}</section>`;
  if (asked.pacticipant && asked.environment)
    return html`<section class="next"><h2>${asked.pacticipant} has no version yet</h2>
<p>Its first pact, or its first verification, brings one.</p></section>`;
  return html`<p class="empty">Choose a service and where it should go. The answer names every contract that it depends on.</p>`;
}

function verdict(visit: Visit, question: Question, matrix: Matrix): Markup {
  const { pacticipant, version, environment } = question;
  const { word, sign, sentence, tone }: Answer = answers(matrix.summary.deployable);
  const steps = nextSteps(visit, question, matrix);
  const found = findVersion(visit.database, pacticipant.id, version);
  return html`<section class="answer ${tone}" aria-labelledby="answer">
<h2 id="answer"><span class="sign" aria-hidden="true">${sign}</span> ${word}</h2>
<div><p class="lead"><strong>${pacticipant.name}</strong> ${versionText(version)} ${sentence} <strong>${environment.displayName}</strong>.</p>
${found && chips(whereaboutsOf(visit.database, found.id))}</div></section>
<section aria-labelledby="why"><h2 id="why">Why</h2>
<ul class="notices">${matrix.notices.map(({ type, text }) => html`<li class="${type}">${text}</li>`)}</ul></section>
${matrix.rows.length > 0 && html`<section aria-labelledby="contracts"><h2 id="contracts">The contracts that count</h2><div class="rows">${matrix.rows.map((row) => rowOf(visit, row))}</div></section>`}
<section aria-labelledby="next"><h2 id="next">${matrix.summary.deployable === true ? 'Then' : 'What would have to happen'}</h2>
<ol class="steps">${steps.map((step) => html`<li>${step}</li>`)}</ol></section>
<details><summary>The same question from a build</summary>
${brokerCommand(visit.brokerUrl, 'can-i-deploy', '--pacticipant', pacticipant.name, '--version', version, '--to-environment', environment.name)}</details>`;
}

function rowOf({ database, to }: Visit, { consumer, provider, verdict: found }: MatrixRow): Markup {
  const names = { consumer: consumer.name, provider: provider.name };
  const standing = standingOfVerdict(found);
  return html`<article class="row ${standing}">
<h3><a href="${to.service(consumer.name)}">${consumer.name}</a> ${versionText(consumer.version.number)} <span class="arrow" aria-label="asks">→</span> <a href="${to.service(provider.name)}">${provider.name}</a> ${provider.version && versionText(provider.version.number)}</h3>
<p class="how">${standingMark(standing)}</p>
<p class="when">${chips(whereaboutsOf(database, consumer.version.id))} ${provider.version && chips(whereaboutsOf(database, provider.version.id))}</p>
<p class="ways"><a href="${to.pact(names, consumer.version.number)}">Pact<span class="unseen"> of ${consumer.name} and ${provider.name}</span></a> <a href="${to.matrix(names)}">Matrix<span class="unseen"> of ${consumer.name} and ${provider.name}</span></a></p>
</article>`;
}
