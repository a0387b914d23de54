import { confirmed } from '../../scripts/confirm-dialog.js';
import { element, part, showProblem } from '../../scripts/element.js';
import { newKey } from '../../scripts/new-key.js';
import { askAsAdmin } from './admin-session.js';
import { moment } from './moment.js';

async function show(said) {
  const { items } = await askAsAdmin('GET', '/dead-letters');
  showProblem();
  const waiting = items.filter(({ replayedAt }) => !replayedAt).length;
  part('empty').hidden = items.length > 0;
  part('topics').replaceChildren(...[...Map.groupBy(items, ({ topic }) => topic)].sort().map(topicSection));
  part('announcement').textContent = said ?? (items.length > 0 ? `${waiting} of ${items.length} wait.` : '');
}

function topicSection([topic, letters], at) {
  const waiting = letters.filter(({ replayedAt }) => !replayedAt).length;
  return element(
    'section',
    { class: 'card topic', 'aria-labelledby': `topic-${at}` },
    element(
      'div',
      { class: 'topic-head' },
      element('h2', { id: `topic-${at}` }, topic),
      element(
        'button',
        {
          type: 'button',
          class: 'button',
          disabled: waiting === 0,
          'aria-label': `Replay all ${waiting} of ${topic}`,
          onclick: () => replayAll(topic, waiting),
        },
        waiting === 0 ? 'None waits' : `Replay all ${waiting}`,
      ),
    ),
    element('ul', { class: 'letters' }, ...letters.map(letterEntry)),
  );
}

function letterEntry(letter) {
  const { eventType, key, cause, origin, at, replayedAt } = letter;
  return element(
    'li',
    { class: 'letter' },
    element(
      'div',
      {},
      element('h3', {}, eventType ?? 'No event'),
      element('p', { class: 'cause' }, cause),
      element(
        'p',
        { class: 'hint' },
        `From ${origin.topic}, partition ${origin.partition}, offset ${origin.offset}, key ${key}, given up `,
        moment(at),
      ),
    ),
    replayedAt
      ? element('p', { class: 'chip', 'data-status': 'confirmed' }, 'Replayed')
      : element(
          'button',
          {
            type: 'button',
            class: 'button',
            'aria-label': `Replay ${eventType ?? 'message'} ${key}`,
            onclick: () => replay(letter),
          },
          'Replay',
        ),
  );
}

function replay({ topic, partition, offset, eventType }) {
  return send({ topic, partition, offset }, `${eventType ?? 'The message'} was sent once more.`);
}

async function replayAll(topic, waiting) {
  const sure = await confirmed({
    title: `Replay ${waiting} ${waiting === 1 ? 'event' : 'events'}?`,
    text: `All that wait in ${topic} are given to its service once more. What fails again comes back here.`,
    action: 'Replay all',
  });
  if (sure) await send({ topic }, `${waiting} of ${topic} ${waiting === 1 ? 'was' : 'were'} sent once more.`);
}

async function send(body, said) {
  try {
    await askAsAdmin('POST', '/dead-letters/replay', { body, idempotencyKey: newKey() });
    await show(said);
    // The button that was pressed is gone.
    document.querySelector('main').focus();
  } catch (error) {
    fail(error);
  }
}

function fail(error) {
  showProblem(error.message);
  part('problem').focus();
}

part('reload').addEventListener('click', () => show().catch(fail));
show().catch(fail);
