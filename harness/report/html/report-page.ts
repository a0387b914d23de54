import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { count, suiteNames, type Verdict } from '../../check/index.ts';
import { formatBytes, formatDuration } from '../figures.ts';
import { checkView, type LoadedCheck, linkTo, markOf, words } from './check-view.ts';
import { createEvidenceLoader } from './load-evidence.ts';
import { embeddedJson, html, type Markup, raw } from './markup.ts';
import { runStrip } from './run-strip.ts';

const kinds = ['fail', 'inconclusive', 'skipped', 'pass'] as const;
const headlines = { pass: 'Pass', fail: 'Fail', inconclusive: 'Inconclusive' } as const;
/** More open checks than these would bury each other. */
const mostOpen = 8;
const mostListed = 12;

/**
 * Renders the report as one HTML file. Evidence is read from the run's folder and embedded; what is too large is linked
 * relative to the report. The file loads nothing: its own content security policy forbids it.
 */
export async function renderHtml(verdict: Verdict, { runDir }: { readonly runDir: string }): Promise<string> {
  const [style, script] = await Promise.all(
    ['report.css', 'report-client.js'].map((name) => readFile(new URL(name, import.meta.url), 'utf8')),
  );
  const load = createEvidenceLoader(runDir);
  const loaded: LoadedCheck[] = [];
  // One after the other: the loader counts what it has embedded so far.
  for (const check of verdict.checks) {
    const evidence = [];
    for (const each of check.evidence) evidence.push(await load(each));
    loaded.push({ check, evidence });
  }
  return `<!doctype html>\n${page(verdict, loaded, style ?? '', script ?? '').markup}\n`;
}

function page(verdict: Verdict, loaded: readonly LoadedCheck[], style: string, script: string): Markup {
  const policy = `default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`;
  const { environment } = verdict;
  const headline = headlines[verdict.verdict];
  return html`<html lang="en" data-verdict="${verdict.verdict}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${headline}: ${environment.system}, plan ${verdict.plan} – Shakedown</title>
<link rel="icon" href="data:,">
<style>${raw(style)}</style>
</head>
<body>
<a class="skip" href="#checks">Skip to the checks</a>
<header class="top"><div class="column">
<p class="brand"><b>Shakedown</b> <span>${environment.system}</span> <span>plan ${verdict.plan}</span> <time datetime="${verdict.startedAt}">${moment(verdict.startedAt)}</time></p>
<div class="verdict"><div>
<h1>${headline}</h1>
<p class="lead">${verdict.reason}${verdict.durationMs > 0 && html` <span class="dim">in ${formatDuration(verdict.durationMs)}</span>`}</p>
${counts(verdict)}
</div>${glance(verdict)}</div>
${runStrip(verdict)}
</div></header>
<main class="column">
${openList(verdict)}
${verdict.residue.length > 0 && html`<section class="residue"><h2>Left behind after the stop</h2><ul>${verdict.residue.map((each) => html`<li>${each}</li>`)}</ul></section>`}
${checks(loaded)}
${tools(verdict)}
</main>
<footer class="column"><p>Run ${verdict.run}. The same facts for machines: <a href="./verdict.json">verdict.json</a>, <a href="./ctrf.json">ctrf.json</a>, <a href="./junit.xml">junit.xml</a>.</p></footer>
<script type="application/json" id="verdict">${embeddedJson(verdict)}</script>
<script>${raw(script)}</script>
</body>
</html>`;
}

function counts(verdict: Verdict): Markup {
  const of = count(verdict.checks);
  return html`<ul class="counts">${(['pass', 'fail', 'inconclusive', 'skipped'] as const).map((kind) => html`<li class="${kind} ${of[kind] === 0 && 'none'}"><b>${of[kind]}</b> ${words[kind]}</li>`)}</ul>`;
}

/** What a person came for: what did not pass, and why, at a glance. */
function openList(verdict: Verdict): Markup | undefined {
  const open = kinds.slice(0, 2).flatMap((kind) => verdict.checks.filter((check) => check.verdict === kind));
  if (open.length < 2) return undefined;
  const left = open.length - mostListed;
  return html`<section class="open"><h2>What did not pass</h2><ol>
${open.slice(0, mostListed).map((check) => html`<li>${markOf(check.verdict)}<a href="${linkTo(check)}">${check.title}</a><span class="why">${check.reason}</span></li>`)}
${left > 0 && html`<li><span></span><span class="more"><a href="#checks">and ${left} more below</a></span></li>`}
</ol></section>`;
}

function checks(loaded: readonly LoadedCheck[]): Markup {
  const total = count(loaded.map(({ check }) => check));
  const services = loaded.flatMap(({ evidence }) =>
    evidence.flatMap((each) => (each.shown === 'trace' ? each.spans.map((span) => span.service) : [])),
  );
  const hueOf = huesOf(services);
  const doubtful = kinds.slice(0, 2).flatMap((kind) => loaded.filter(({ check }) => check.verdict === kind));
  const open = new Set(doubtful.slice(0, doubtful.length > mostOpen ? 3 : mostOpen));
  const suites = suiteNames.flatMap((name) => {
    const own = loaded.filter(({ check }) => check.suite === name);
    return own.length === 0
      ? []
      : [{ name, own: kinds.flatMap((kind) => own.filter(({ check }) => check.verdict === kind)) }];
  });
  const choice = (kind: string, label: string, number: number, checked = false) =>
    html`<label><input type="radio" name="show" value="${kind}" ${checked && 'checked'} ${number === 0 && 'disabled'}><span>${label} <b>${number}</b></span></label>`;
  return html`<section class="checks" id="checks" tabindex="-1"><h2>Checks</h2>
${loaded.length === 0 && html`<p class="empty">No check ran.</p>`}
${
  loaded.length > 1 &&
  html`<div class="tools"><fieldset class="show"><legend class="unseen">Show</legend>${choice('all', 'All', loaded.length, true)}${kinds.map((kind) => choice(kind, capital(words[kind]), total[kind]))}</fieldset>
<label class="find" hidden><span class="unseen">Find a check</span><input type="search" placeholder="Find a check, service or edge"></label></div>`
}
${suites.map(
  ({ name, own }) => html`<section class="suite"><h3>${name} ${suiteTally(own)}</h3>
${own.map((each) => checkView(each, { open: open.has(each), hueOf }))}
</section>`,
)}
<p class="empty none-found" hidden>No check matches.</p>
</section>`;
}

function suiteTally(own: readonly LoadedCheck[]): Markup {
  const of = count(own.map(({ check }) => check));
  const parts = kinds.filter((kind) => of[kind] > 0).map((kind) => `${of[kind]} ${words[kind]}`);
  const time = own.reduce((sum, { check }) => sum + check.durationMs, 0);
  return html`<span>${parts.join(', ')} · ${formatDuration(time)}</span>`;
}

type Facts = readonly (readonly [name: string, value: string | undefined])[];

const list = (facts: Facts): Markup =>
  html`<dl>${facts.map(([name, value]) => value !== undefined && html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;

/** Where it ran, and how to run it again. */
function glance({ environment, plan, seed }: Verdict): Markup {
  const { driver, commit, os, cpus, readyAfterMs, memoryBytes } = environment;
  return html`<div class="glance">${list([
    ['driver', driver],
    ['commit', commit],
    ['machine', `${os}, ${cpus} ${cpus === 1 ? 'processor' : 'processors'}`],
    ['ready after', readyAfterMs === undefined ? undefined : formatDuration(readyAfterMs)],
    ['memory', memoryBytes === undefined ? undefined : formatBytes(memoryBytes)],
  ])}
<div class="repeat"><span class="label">Repeat the run</span><code>npx shakedown gate --plan ${plan} --seed ${seed}</code><button type="button" class="copy" hidden>Copy</button></div></div>`;
}

function tools({ environment, run, seed }: Verdict): Markup {
  const { system, node, tools } = environment;
  return html`<section class="facts"><h2>Made with</h2>
${list([['system', system], ['run', run], ['seed', String(seed)], ['node', node], ...Object.entries(tools)])}</section>`;
}

/** Away from red, which is for errors; neighbours in the list are far apart on the wheel. */
const hues = [235, 155, 300, 75, 195, 335, 115, 265, 50];

function huesOf(services: readonly string[]): (service: string) => number {
  const order = [...new Set(services)].sort();
  return (service) => hues[Math.max(0, order.indexOf(service)) % hues.length] ?? 235;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const moment = (iso: string): string => iso.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC');
