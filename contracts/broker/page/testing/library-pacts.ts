const version = (number: string) => ({ metadata: { pactSpecification: { version: number } } });
const json = { 'Content-Type': 'application/json' };

/** Version 3 of the specification. @param edition - the second can renew a loan, and no longer minds the fine */
export const pactWithLoans = (edition: number) => ({
  interactions: [
    {
      description: 'a loan',
      providerStates: [{ name: 'a loan exists', params: { id: 7, member: 'm-12' } }],
      request: { method: 'GET', path: '/loans/7', headers: { Accept: 'application/json' } },
      response: {
        status: 200,
        headers: json,
        body: {
          id: 7,
          title: 'The Left Hand of Darkness',
          dueOn: '2026-01-31',
          ...(edition === 1 ? { fine: 0.5 } : { renewals: 1 }),
        },
        matchingRules: {
          body: {
            '$.id': { combine: 'AND', matchers: [{ match: 'integer' }] },
            '$.title': { combine: 'AND', matchers: [{ match: 'type' }] },
            '$.dueOn': { combine: 'AND', matchers: [{ match: 'date', format: 'yyyy-MM-dd' }] },
          },
          header: { 'Content-Type': { combine: 'AND', matchers: [{ match: 'regex', regex: 'application/json.*' }] } },
        },
      },
    },
    {
      description: 'a loan that nobody made',
      request: { method: 'GET', path: '/loans/404' },
      response: { status: 404 },
    },
    edition === 1
      ? {
          description: 'the fines of a member',
          providerStates: [{ name: 'a member owes', params: { member: 'm-12' } }],
          request: { method: 'GET', path: '/fines', query: { member: ['m-12'] } },
          response: { status: 200, headers: json, body: { owed: 0.5 } },
        }
      : {
          description: 'renewing a loan',
          providerStates: [{ name: 'a loan exists', params: { id: 7, member: 'm-12' } }],
          request: { method: 'POST', path: '/loans/7/renewals', headers: json, body: { member: 'm-12' } },
          response: { status: 200, headers: json, body: { dueOn: '2026-02-14' } },
        },
  ],
  ...version('3.0.0'),
});

/** Version 2. */
export const pactWithCatalogue = (consumer: string, edition: number) => ({
  interactions: [
    {
      description: `books for ${consumer}`,
      providerState: 'there are books by Ursula K. Le Guin',
      request: { method: 'GET', path: '/books', query: edition === 1 ? 'author=Le+Guin' : 'author=Le+Guin&page=1' },
      response: {
        status: 200,
        headers: json,
        body: { items: [{ isbn: '978-0-441-47812-5', title: 'The Left Hand of Darkness', copies: 3 }] },
        matchingRules: {
          '$.body.items': { min: 1, match: 'type' },
          '$.body.items[*].isbn': { match: 'regex', regex: '^97[89]-' },
        },
      },
    },
  ],
  ...version('2.0.0'),
});

/** Version 4. */
export const memberPact = (edition: number) => ({
  interactions: [
    {
      type: 'Synchronous/HTTP',
      description: 'a member',
      providerStates: [{ name: 'a member exists', params: { id: 'm-12' } }],
      request: { method: 'GET', path: '/members/m-12' },
      response: {
        status: 200,
        body: {
          content: { id: 'm-12', ...(edition === 1 ? { name: 'Ada' } : { names: ['Ada', 'Byron'] }) },
          contentType: 'application/json',
          encoded: false,
        },
      },
    },
  ],
  ...version('4.0'),
});

/** Version 3, of messages. */
export const reminderPact = {
  messages: [
    {
      description: 'a loan is due',
      providerStates: [{ name: 'a loan is due tomorrow' }],
      contents: { loan: 7, member: 'm-12', dueOn: '2026-01-31' },
      metadata: { contentType: 'application/json', topic: 'loans.due' },
      matchingRules: { body: { '$.loan': { combine: 'AND', matchers: [{ match: 'integer' }] } } },
    },
  ],
  ...version('3.0.0'),
};
