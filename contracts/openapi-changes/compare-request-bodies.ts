import { compareContents } from './compare-contents.ts';
import type { Found, Side } from './side.ts';

const at = 'request body';

export function compareRequestBodies(before: Side, after: Side): Found[] {
  const [old, next] = [before.operation.requestBody, after.operation.requestBody];
  if (!old && !next) return [];
  if (!next) return [{ class: 'risky', at, sentence: 'is gone; what is sent is passed over' }];
  if (!old)
    return [
      next.required
        ? { class: 'breaking', at, sentence: 'is new and required' }
        : { class: 'harmless', at, sentence: 'is new' },
    ];
  const found: Found[] = [];
  if (!old.required && next.required) found.push({ class: 'breaking', at, sentence: 'is required now' });
  if (old.required && !next.required) found.push({ class: 'harmless', at, sentence: 'is no longer required' });
  const contents = compareContents({
    before: { document: before.document, content: old.content },
    after: { document: after.document, content: next.content },
    direction: 'request',
  });
  return [...found, ...contents.map((change) => ({ ...change, at: `${at} ${change.at}`.trim() }))];
}
