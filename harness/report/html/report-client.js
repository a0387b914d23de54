// What the report can do beyond showing itself: find, copy, open the check that a link names, and read charts.
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// A link to a check opens it.
const openTarget = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target?.matches('.check')) return;
  document.querySelector('.show [value="all"]')?.click();
  target.hidden = false;
  target.open = true;
  target.scrollIntoView({ block: 'start' });
};
addEventListener('hashchange', openTarget);
addEventListener('click', (event) => {
  // The second click on the same link changes no hash.
  if (event.target.closest?.('a[href^="#check-"]')?.hash === location.hash) openTarget();
});
openTarget();

// Finding: words in any order, in all that a check says.
const find = document.querySelector('.find');
if (find) {
  find.hidden = false;
  const checks = all('.check').map((check) => ({
    check,
    text: check.querySelector('summary').textContent.toLowerCase(),
  }));
  const none = document.querySelector('.none-found');
  const update = () => {
    const words = find.querySelector('input').value.toLowerCase().replace(/->/g, '→').split(/\s+/).filter(Boolean);
    for (const { check, text } of checks) check.hidden = !words.every((word) => text.includes(word));
    for (const suite of all('.suite')) suite.hidden = !suite.querySelector('.check:not([hidden])');
    none.hidden = checks.some(({ check }) => !check.hidden && check.offsetParent !== null);
  };
  find.addEventListener('input', update);
  for (const choice of all('.show input')) choice.addEventListener('change', update);
}

// Of a log the end counts.
const toEnd = (check) => {
  for (const log of all('.log pre', check)) log.scrollTop = log.scrollHeight;
};
for (const check of all('.check')) {
  if (check.open) toEnd(check);
  else check.addEventListener('toggle', () => toEnd(check), { once: true });
}

for (const button of all('.copy')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const code = button.parentElement.querySelector('code');
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = 'Copied';
    } catch {
      getSelection().selectAllChildren(code);
      button.textContent = 'Selected';
    }
    setTimeout(() => {
      button.textContent = 'Copy';
    }, 1500);
  });
}

// Charts: the figures at one moment, by pointer or arrow keys.
for (const chart of all('.chart')) {
  const script = chart.querySelector('script');
  if (!script) continue;
  const { unit, from, to, series, windows } = JSON.parse(script.textContent);
  const plot = chart.querySelector('.plot');
  const area = chart.querySelector('.area');
  const cursor = chart.querySelector('.cursor');
  const readout = chart.querySelector('.readout');
  const moments = [...new Set(series.flatMap(({ points }) => points.map(([at]) => at)))].sort((a, b) => a - b);
  const nearest = (list, moment) =>
    list.reduce((best, each) => (Math.abs(each - moment) < Math.abs(best - moment) ? each : best), list[0]);
  const figure = (value) =>
    value.toLocaleString('en-US', { maximumSignificantDigits: value >= 100 ? 12 : 3, maximumFractionDigits: 2 });
  let moment;
  readout.textContent = 'Point at the chart, or focus it and use the arrow keys, to read it.';
  const show = (at) => {
    moment = nearest(moments, at);
    cursor.hidden = false;
    cursor.style.left = `${((moment - from) / (to - from)) * 100}%`;
    const parts = series.map(({ name, points }) => {
      const near = nearest(
        points.map(([when]) => when),
        moment,
      );
      const value = points.find(([when]) => when === near)?.[1];
      return `${name} ${value == null ? '–' : `${figure(value)} ${unit}`}`;
    });
    const during = windows.filter(({ fromMs, toMs }) => moment >= fromMs && moment <= toMs).map(({ label }) => label);
    readout.textContent = [`${((moment - from) / 1000).toFixed(1)} s`, ...parts, ...during].join('  ·  ');
  };
  const step = (by) => {
    const at = moment === undefined ? -1 : moments.indexOf(moment);
    show(moments[Math.min(moments.length - 1, Math.max(0, at + by))]);
  };
  area.addEventListener('pointermove', (event) => {
    const { left, width } = area.getBoundingClientRect();
    show(from + ((event.clientX - left) / width) * (to - from));
  });
  plot.addEventListener('keydown', (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1, PageDown: 10, PageUp: -10, Home: -1e9, End: 1e9 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    step(by);
  });
}
