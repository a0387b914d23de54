import { html, type Markup } from '../../../../harness/markup.ts';
import { matrixOf } from '../../matrix/index.ts';
import type { PublishedPact } from '../../pacts/index.ts';
import { verificationById } from '../../verifications/index.ts';
import { command, fillIn } from '../command.ts';
import { complaintsOf } from '../deploy/complaints.ts';
import { standingMark, standingOfVerdict } from '../standing.ts';
import { outside, time, versionText } from '../text.ts';
import type { Visit } from '../visit.ts';
import { chips, whereaboutsOf } from '../whereabouts.ts';

const most = 10;

/** Who verified the pact, and what they found. */
export function results({ database, brokerUrl }: Visit, pact: PublishedPact): Markup {
  const { consumerName, providerName, versionNumber } = pact;
  const selectors = [{ pacticipant: consumerName, version: versionNumber }, { pacticipant: providerName }];
  const { rows } = matrixOf(database, { selectors, ignore: [], latestBy: 'cvpv' });
  const found = rows.flatMap(({ provider, verdict }) =>
    provider.name === providerName && provider.version && verdict ? [{ version: provider.version, verdict }] : [],
  );
  if (found.length === 0)
    return html`<section class="next" aria-labelledby="results"><h2 id="results">Nobody has verified it yet</h2><p>Start ${providerName}, then:</p>
${command('pact', 'verifier', '--broker-url', brokerUrl, '--provider-name', providerName, '--provider-version', fillIn('version'), '--hostname', 'localhost', '--port', fillIn('port'), '--publish')}</section>`;
  const newest = found.toSorted((a, b) => b.version.id - a.version.id);
  return html`<section aria-labelledby="results"><h2 id="results">Results</h2><div class="rows">${newest
    .slice(0, most)
    .map(({ version, verdict }) => {
      const verification = verdict.type === 'CDCT' ? verificationById(database, verdict.id) : undefined;
      const complaints = complaintsOf(database, pact.pactVersionId, verification?.testResults);
      return html`<article class="row ${standingOfVerdict(verdict)}"><h3>${providerName} ${versionText(version.number)} ${chips(whereaboutsOf(database, version.id))}</h3>
<p class="how">${standingMark(standingOfVerdict(verdict))}</p>
<p class="when">${time(verdict.at)}${verdict.type !== 'CDCT' && ', by comparing contracts'} ${outside(verification?.buildUrl, 'Build')}</p>
${complaints.length > 0 && html`<ul class="complaints">${complaints.map(({ interaction, saying }) => html`<li><strong>${interaction}</strong>${saying.map((text) => html`<br><code>${text}</code>`)}</li>`)}</ul>`}</article>`;
    })}</div>${newest.length > most && html`<p class="empty">And ${newest.length - most} older ones.</p>`}</section>`;
}
