import { html, type Markup } from '../../../../harness/markup.ts';
import { deployedVersions, releasedVersions } from '../../environments/index.ts';
import { links } from '../../http/index.ts';
import type { Matrix, MatrixRow } from '../../matrix/index.ts';
import { findVersion } from '../../pacticipants/index.ts';
import { verificationById } from '../../verifications/index.ts';
import { brokerCommand, command, fillIn } from '../command.ts';
import { outside, versionText } from '../text.ts';
import type { Visit } from '../visit.ts';
import { complaintsOf } from './complaints.ts';
import type { Question } from './question.ts';

/** What would have to happen before the version may go; or what to do once it went. */
export function nextSteps(visit: Visit, question: Question, { summary, rows }: Matrix): Markup[] {
  const { pacticipant, version } = question;
  const about = rows.filter(({ ignored }) => !ignored);
  if (summary.deployable) return [recordIt(visit, question)];
  if (!findVersion(visit.database, pacticipant.id, version)) return [publishIt(visit, question)];
  return [
    ...about.filter(({ verdict }) => verdict?.success === false).map((row) => mend(visit, row)),
    ...about.filter(({ verdict }) => verdict === undefined).flatMap((row) => verify(visit, question, row)),
  ];
}

const recordIt = ({ brokerUrl }: Visit, { pacticipant, version, environment }: Question): Markup =>
  html`<p>Deploy it, and say so: what comes after is judged against it.</p>
${brokerCommand(brokerUrl, 'record-deployment', '--pacticipant', pacticipant.name, '--version', version, '--environment', environment.name)}`;

const publishIt = ({ brokerUrl }: Visit, { pacticipant, version }: Question): Markup =>
  html`<p>The broker has never heard of ${pacticipant.name} ${version}. Publish its pacts, if it is a consumer, or the results of its verification, if it is a provider:</p>
${brokerCommand(brokerUrl, 'publish', './pacts', '--consumer-app-version', version, '--branch', fillIn('branch'))}`;

function mend({ database, to }: Visit, { consumer, provider, pact, verdict }: MatrixRow): Markup {
  const verification = verdict?.type === 'CDCT' ? verificationById(database, verdict.id) : undefined;
  const complaints = verification ? complaintsOf(database, pact.contentId, verification.testResults) : [];
  return html`<p><strong>${provider.name}</strong> ${versionText(provider.version?.number ?? '')} does not do what <strong>${consumer.name}</strong> ${versionText(consumer.version.number)} expects. Change one of the two, and verify again. ${outside(
    verification?.buildUrl,
    'See the build that found it.',
  )}</p>
${
  complaints.length > 0 &&
  html`<ul class="complaints">${complaints.map(({ interaction, saying }) => html`<li><strong>${interaction}</strong>${saying.map((text) => html`<br><code>${text}</code>`)}</li>`)}</ul>`
}
<p><a href="${to.pact({ consumer: consumer.name, provider: provider.name }, consumer.version.number)}">Read what ${consumer.name} expects</a></p>`;
}

function verify(visit: Visit, { pacticipant, version, environment }: Question, row: MatrixRow): Markup[] {
  const { consumer, provider } = row;
  const askedOfProvider = provider.name === pacticipant.name && consumer.name !== pacticipant.name;
  if (askedOfProvider) return [verifyWith(visit, row, version)];
  const filter = { environmentId: environment.id, pacticipantName: provider.name, current: true };
  const live = [...deployedVersions(visit.database, filter), ...releasedVersions(visit.database, filter)];
  const numbers = [...new Set(live.map(({ versionNumber }) => versionNumber))];
  if (numbers.length > 0) return numbers.map((number) => verifyWith(visit, row, number));
  return [
    html`<p>No version of <strong>${provider.name}</strong> is in ${environment.displayName}, and ${consumer.name} needs one. Deploy a version that has verified this pact, and say so:</p>
${brokerCommand(visit.brokerUrl, 'record-deployment', '--pacticipant', provider.name, '--version', fillIn('version'), '--environment', environment.name)}`,
  ];
}

const verifyWith = ({ brokerUrl }: Visit, { consumer, provider, pact }: MatrixRow, providerVersion: string): Markup =>
  html`<p><strong>${provider.name}</strong> ${versionText(providerVersion)} has to verify the pact of <strong>${consumer.name}</strong> ${versionText(consumer.version.number)}. Start that version, and:</p>
${command('pact', 'verifier', '--broker-url', brokerUrl, '--webhook-callback-url', links.pactVersion(brokerUrl, provider.name, consumer.name, pact.sha), '--provider-name', provider.name, '--provider-version', providerVersion, '--hostname', 'localhost', '--port', fillIn('port'), '--publish')}`;
