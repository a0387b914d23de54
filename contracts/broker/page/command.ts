import { html, type Markup } from '../../../harness/markup.ts';

/** One word of a command for a POSIX shell, whatever is in it. */
export const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** What stands for something that only the reader knows. */
export const fillIn = (what: string): { readonly fillIn: string } => ({ fillIn: what });

type Word = string | { readonly fillIn: string };

/** A command to copy; options begin lines of their own. */
export function command(...words: readonly Word[]): Markup {
  const lines = words.map((word, index): Markup => {
    const beginsOption = typeof word === 'string' && word.startsWith('--');
    const gap = index === 0 ? '' : beginsOption ? ' \\\n  ' : ' ';
    return typeof word === 'string' ? html`${gap}${quoted(word)}` : html`${gap}<i>${`<${word.fillIn}>`}</i>`;
  });
  return html`<pre class="command" tabindex="0"><code>${lines}</code></pre>`;
}

/** A command of the official command line (npm: @pact-foundation/pact-cli) to this broker. */
export const brokerCommand = (brokerUrl: string, name: string, ...words: readonly Word[]): Markup =>
  command('pact', 'broker', name, ...words, '--broker-base-url', brokerUrl);
