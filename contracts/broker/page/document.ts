import { html, type Markup } from '../../../harness/markup.ts';
import type { Addresses } from './addresses.ts';
import type { PageContent, Section } from './visit.ts';

/** The whole of a page: its head, the way to the others, and what it shows. */
export function pageDocument({ title, section, main }: PageContent, to: Addresses): string {
  const link = (of: Section, href: string, text: string): Markup =>
    html`<li><a href="${href}"${of === section && html` aria-current="page"`}>${text}</a></li>`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Pact broker</title>
<link rel="stylesheet" href="${to.style}">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="top"><div class="column">
<a class="home" href="${to.network()}"><svg class="logo" viewBox="0 0 24 24" aria-hidden="true"><path d="M7 12h10"/><circle cx="5" cy="12" r="3"/><circle cx="19" cy="12" r="3"/></svg>Pact broker</a>
<nav aria-label="Pages"><ul>
${link('network', to.network(), 'Network')}
${link('services', to.services(), 'Services')}
${link('matrix', to.matrix(), 'Matrix')}
${link('canIDeploy', to.canIDeploy(), 'Can I deploy?')}
${link('environments', to.environments, 'Environments')}
${link('webhooks', to.webhooks, 'Webhooks')}
</ul></nav>
</div></header>
<main id="main" class="column" tabindex="-1">
${main}
</main>
<footer class="column"><p>Shakedown’s Pact broker. Whoever asks for JSON gets JSON, at the same addresses.</p></footer>
</body>
</html>
`.markup;
}
