const POLL_EVERY_MS = 1_000;

const form = document.querySelector('#behaviour');
const list = document.querySelector('#state');
const problem = document.querySelector('#problem');
const troubles = [...form.querySelectorAll('[data-trouble]')].map((fieldset) => ({
  name: fieldset.dataset.trouble,
  title: fieldset.querySelector('legend').textContent.trim(),
  on: fieldset.querySelector('[name=on]'),
  ms: fieldset.querySelector('[name=ms]'),
  requests: fieldset.querySelector('[name=requests]'),
}));

/** Reads the state, or replaces it with `next`, and shows it. */
async function exchange(next) {
  try {
    const answer = await fetch('/control/behaviour', {
      ...(next && { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(next) }),
      signal: AbortSignal.timeout(5_000),
    });
    const body = await answer.json();
    if (!answer.ok) throw new Error(body.error.message);
    showProblem('');
    showState(body);
    return body;
  } catch (error) {
    showProblem(`The party does not answer: ${error.message}`);
    return undefined;
  }
}

function showState(state) {
  const lines = troubles.flatMap(({ name, title }) => (state[name] ? [`${title}${extent(state[name])}`] : []));
  const text = lines.length > 0 ? lines : ['It behaves well.'];
  // Unchanged text is left alone: a screen reader would say it again every second.
  if ([...list.children].map((item) => item.textContent).join('\n') === text.join('\n')) return;
  list.classList.toggle('troubled', lines.length > 0);
  list.replaceChildren(...text.map((line) => Object.assign(document.createElement('li'), { textContent: line })));
}

function extent({ ms, requests }) {
  const by = ms === undefined ? '' : ` by ${ms} ms`;
  if (requests === null) return `${by}, until reset`;
  return `${by}, for ${requests} more ${requests === 1 ? 'request' : 'requests'}`;
}

function showProblem(text) {
  problem.hidden = text === '';
  if (problem.textContent !== text) problem.textContent = text;
}

/** Puts the state into the form; what is off keeps the figures that were typed. */
function fillForm(state) {
  for (const { name, on, ms, requests } of troubles) {
    const trouble = state[name];
    on.checked = trouble !== null;
    if (trouble === null) continue;
    requests.value = trouble.requests ?? '';
    if (ms) ms.value = trouble.ms;
  }
}

function readForm() {
  const chosen = troubles.filter(({ on }) => on.checked);
  return Object.fromEntries(
    chosen.map(({ name, ms, requests }) => [
      name,
      { ...(ms && { ms: ms.valueAsNumber }), requests: requests.value === '' ? null : requests.valueAsNumber },
    ]),
  );
}

for (const { on, ms, requests } of troubles) {
  for (const figure of [ms, requests])
    figure?.addEventListener('input', () => {
      on.checked = true;
    });
}
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  await exchange(readForm());
});
document.querySelector('#reset').addEventListener('click', async () => {
  const state = await exchange({});
  if (state) fillForm(state);
});

const state = await exchange();
if (state) fillForm(state);
setInterval(() => {
  if (!document.hidden) exchange();
}, POLL_EVERY_MS);
