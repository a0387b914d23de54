import { expect, it } from 'vitest';
import { diffView, jsonView, logView, textView } from './text-views.ts';

it('shows the end of a log and says what it left out', () => {
  const { body, note } = logView(Array.from({ length: 1234 }, (_, at) => `line ${at}`).join('\n'));
  expect(note).toBe('last 400 of 1,234 lines');
  expect(body.markup).toContain('line 1233\n');
  expect(body.markup).not.toContain('line 833\n');
});

it('tells JSON lines as time, level and message, and marks errors', () => {
  const entry = { level: 50, time: 1763841600123, pid: 1, hostname: 'a', msg: 'charge <failed>', orderId: 'o1' };
  const { body } = logView(
    `${JSON.stringify(entry)}\n{"level":30,"msg":"an error in words"}\nWARN plain\n{"not":"a log"}\n{broken`,
  );
  expect(body.markup.replace(/<[^>]+>/g, '')).toBe(
    '20:00:00.123 error charge &#60;failed&#62; {&#34;orderId&#34;:&#34;o1&#34;}\n info  an error in words \nWARN plain\n{&#34;not&#34;:&#34;a log&#34;}\n{broken\n',
  );
  expect(body.markup.match(/line \w*/g)).toEqual(['line bad', 'line ', 'line odd', 'line ', 'line ']);
});

it('colours a diff', () => {
  const { body } = diffView('--- a\n+++ b\n@@ -1 +1 @@\n-old\n+new\n same');
  expect(body.markup.match(/line \w+/g)).toEqual([
    'line meta',
    'line meta',
    'line hunk',
    'line removed',
    'line added',
    'line same',
  ]);
});

it('lays JSON out and colours keys and values, whatever is in them', () => {
  const value = { 'a "b": c': '1: "x"', n: -1.5, t: true, list: [null] };
  const { body } = jsonView(JSON.stringify(value));
  expect(body.markup).toContain(
    '<span class="key">&#34;a \\&#34;b\\&#34;: c&#34;: </span><span class="string">&#34;1: \\&#34;x\\&#34;&#34;,</span>',
  );
  expect(body.markup.match(/class="(number|word)"/g)).toHaveLength(3);
  expect(jsonView('not {json').body.markup).toBe('not {json');
});

it('shows the beginning of a text', () => {
  expect(textView('a\n'.repeat(500)).note).toBe('first 400 of 500 lines');
  expect(textView('a\nb\n')).toEqual({ body: { markup: 'a\nb' } });
});
