import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { command, fillIn, quoted } from './command.ts';

it.each(['loans', 'Reader App', "it's", 'a$(touch x)`y`', '"; rm -rf ~', 'feat/x\ny', ''])(
  'writes %j so that a shell reads it as one word',
  (word) => {
    expect(execFileSync('sh', ['-c', `printf %s ${quoted(word)}`], { encoding: 'utf8' })).toBe(word);
  },
);

it('begins a line with each option, and says what is left to be filled in', () => {
  expect(command('pact', 'verifier', '--provider-name', 'a b', '--port', fillIn('port')).markup).toBe(
    '<pre class="command" tabindex="0"><code>pact verifier \\\n  --provider-name &#39;a b&#39; \\\n  --port <i>&#60;port&#62;</i></code></pre>',
  );
});
