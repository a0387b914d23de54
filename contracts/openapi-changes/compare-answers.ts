import type { Operation } from '../openapi/index.ts';
import { compareContents } from './compare-contents.ts';
import { compareSchemas } from './schemas/index.ts';
import type { Found, Side } from './side.ts';

type Answer = Operation['responses'][string];

export function compareAnswers(before: Side, after: Side): Found[] {
  const [old, next] = [before.operation.responses, after.operation.responses];
  const kept = Object.entries(old).flatMap(([status, answer]): Found[] => {
    const at = `response ${status}`;
    const now = next[status];
    if (!now) return [gone(status, next)];
    return [...compareHeaders(before, answer, after, now), ...compareBodies(before, answer, after, now)].map(
      (change) => ({
        ...change,
        at: `${at} ${change.at}`.trim(),
      }),
    );
  });
  const added = Object.keys(next).filter((status) => !(status in old));
  return [...kept, ...added.map(isNew)];
}

const succeeds = (status: string) => status.startsWith('2');

function gone(status: string, next: Operation['responses']): Found {
  const at = `response ${status}`;
  if (succeeds(status)) return { class: 'breaking', at, sentence: 'is gone' };
  const covered = `${status[0]}XX` in next || 'default' in next;
  return { class: covered ? 'harmless' : 'risky', at, sentence: covered ? 'is told by a wider status' : 'is gone' };
}

/** A client must bear failures that it does not know; another success may mean that the work is not done yet. */
const isNew = (status: string): Found => ({
  class: succeeds(status) || status.startsWith('3') ? 'risky' : 'harmless',
  at: `response ${status}`,
  sentence: 'is new',
});

function compareBodies(before: Side, old: Answer, after: Side, now: Answer): Found[] {
  if (Object.keys(old.content).length > 0 && Object.keys(now.content).length === 0)
    return [{ class: 'breaking', at: '', sentence: 'has no body any more' }];
  return compareContents({
    before: { document: before.document, content: old.content },
    after: { document: after.document, content: now.content },
    direction: 'response',
  });
}

function compareHeaders(before: Side, old: Answer, after: Side, now: Answer): Found[] {
  const kept = Object.entries(old.headers).flatMap(([name, header]): Found[] => {
    const at = `header ${name}`;
    const next = now.headers[name];
    if (!next) return [{ class: header.required ? 'breaking' : 'risky', at, sentence: 'is gone' }];
    const found: Found[] = compareSchemas({
      before: { document: before.document, schema: header.schema },
      after: { document: after.document, schema: next.schema },
      direction: 'response',
    }).map((change) => ({ ...change, at: `${at} ${change.at}`.trim() }));
    if (header.required && !next.required) found.push({ class: 'breaking', at, sentence: 'is no longer always there' });
    if (!header.required && next.required) found.push({ class: 'harmless', at, sentence: 'is always there now' });
    return found;
  });
  const added = Object.keys(now.headers).filter((name) => !(name in old.headers));
  return [...kept, ...added.map((name): Found => ({ class: 'harmless', at: `header ${name}`, sentence: 'is new' }))];
}
