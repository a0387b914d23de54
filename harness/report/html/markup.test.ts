import { expect, it } from 'vitest';
import { embeddedJson, html } from './markup.ts';

it('escapes every value but what it wrote itself', () => {
  const inner = html`<b>${'<i>&"'}</b>`;
  expect(html`<p title="${`"'>`}">${inner}${[inner, 'x<']}${undefined}${false}${0}</p>`.markup).toBe(
    '<p title="&#34;&#39;&#62;"><b>&#60;i&#62;&#38;&#34;</b><b>&#60;i&#62;&#38;&#34;</b>x&#60;0</p>',
  );
});

it('takes no control characters along', () => {
  expect(html`${'a\u0000\u001b[31mb\ud800'}`.markup).toBe('ab\ufffd');
});

it('embeds data that cannot end its element, and comes back the same', () => {
  const data = { text: '</script><!-- <script>' };
  expect(embeddedJson(data).markup).not.toContain('<');
  expect(JSON.parse(embeddedJson(data).markup)).toEqual(data);
});
