import type { Blocked, DeployPlan, LeftOut, Step } from './deploy-plan.ts';
import type { Change } from './fleet.ts';
import { nameOf } from './plan-input.ts';
import { listed, newName } from './words.ts';

/** The plan as people read it in a terminal; ends without a line break. */
export function renderPlan(plan: DeployPlan): string {
  const lines = [
    sentence(plan.explanation),
    ...plan.steps.flatMap((step, index) => stepLines(step, index + 1)),
    ...(plan.kind === 'blocked' ? blockedLines(plan) : []),
    ...list('Runs there already:', plan.alreadyThere.map(nameOf)),
    ...list(
      `Not verified in ${plan.environment} before any step, and no part of this plan:`,
      plan.standing.map(({ text }) => text),
    ),
  ];
  return lines.join('\n');
}

function stepLines({ changes, verifiedPairs, because }: Step, number: number): string[] {
  const checked = verifiedPairs === 0 ? 'no pact concerns it, nothing was checked' : `${verifiedPairs} verified`;
  return [
    `  ${number}. ${changes.map(changeText).join(' together with ')} (${checked})`,
    ...because.map(({ text }) => `     ${text}`),
  ];
}

function blockedLines({ leaveOut, smallest, steps, withoutRolling }: Blocked): string[] {
  const title = smallest
    ? 'Left out, the fewest possible:'
    : 'Left out; there were too many choices to say that fewer would not do:';
  return [
    ...(steps.length === 0 ? ['  Nothing else is to be rolled out.'] : []),
    '',
    title,
    ...byReasons(leaveOut).flatMap(({ names, texts }) => [
      `  - ${listed(names)}`,
      ...texts.map((text) => `      ${text}`),
    ]),
    ...(withoutRolling
      ? [
          '',
          'Without rolling updates (the old versions of a step stop before its new ones start):',
          ...indented(withoutRolling),
        ]
      : []),
  ];
}

/** Those of one circle share their reason: it is told once. */
function byReasons(leaveOut: readonly LeftOut[]) {
  const groups = Map.groupBy(leaveOut, ({ reasons }) => reasons.map(({ text }) => text).join('\n'));
  return [...groups].map(([text, members]) => ({
    names: members.map(({ change }) => newName(change)),
    texts: text.split('\n'),
  }));
}

/** `order 7 → 8`, `cart 1 (new there)` */
const changeText = ({ pacticipant, from, to }: Change): string =>
  from.length === 0 ? `${pacticipant} ${to} (new there)` : `${pacticipant} ${from.join(', ')} → ${to}`;

const list = (title: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : ['', title, ...items.map((item) => `  - ${item}`)];

function indented({ explanation, steps }: DeployPlan): string[] {
  return [sentence(explanation), ...steps.flatMap((step, index) => stepLines(step, index + 1))].map(
    (line) => `  ${line}`,
  );
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
