import { expect, it } from 'vitest';
import { memberPact, pactWithCatalogue, pactWithLoans, reminderPact } from '../testing/library-pacts.ts';
import { readInteractions } from './read-interactions.ts';

it('reads requests of version 2, with a state and a query that are strings', () => {
  const [interaction] = readInteractions(pactWithCatalogue('loans', 1));
  expect(interaction).toMatchObject({
    kind: 'request',
    states: [{ name: 'there are books by Ursula K. Le Guin', params: [] }],
    parts: [{ line: 'GET /books?author=Le+Guin' }, { line: '200', rules: [{ where: 'body $.items' }, {}] }],
  });
});

it('reads states with parameters, and a query of lists, of version 3', () => {
  const [, , fines] = readInteractions(pactWithLoans(1));
  expect(fines).toMatchObject({
    states: [{ name: 'a member owes', params: [['member', 'm-12']] }],
    parts: [{ line: 'GET /fines?member=m-12' }, { headers: [['Content-Type', 'application/json']] }],
  });
});

it('reads what version 4 wraps, and decodes what it encodes', () => {
  const [member] = readInteractions(memberPact(1));
  expect(member?.parts[1]?.body).toBe('{\n  "id": "m-12",\n  "name": "Ada"\n}');
  const body = (content: string, contentType: string) =>
    readInteractions({
      interactions: [{ request: {}, response: { body: { content, contentType, encoded: 'base64' } } }],
    })[0]?.parts[1]?.body;
  expect(body(btoa('<a/>'), 'text/xml')).toBe('<a/>');
  expect(body(btoa('1234'), 'image/png')).toBe('4 bytes of image/png');
});

it('reads messages, and messages that are answered', () => {
  expect(readInteractions(reminderPact)).toMatchObject([
    { kind: 'message', parts: [{ title: 'Message', headers: [['contentType', 'application/json'], {}] }] },
  ]);
  const question = {
    type: 'Synchronous/Messages',
    description: 'q',
    request: { contents: { content: { a: 1 } } },
    response: [{ contents: { content: 'b' } }],
  };
  expect(readInteractions({ interactions: [question] })).toMatchObject([
    {
      kind: 'question',
      parts: [
        { title: 'Question', body: '{\n  "a": 1\n}' },
        { title: 'Answer', body: 'b' },
      ],
    },
  ]);
});

it('reads what is no pact as nothing', () => {
  expect(readInteractions({ interactions: 'none', messages: [1, null, 'x'] })).toEqual([]);
});
