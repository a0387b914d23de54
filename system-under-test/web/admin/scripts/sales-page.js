import { element, part, showProblem } from '../../scripts/element.js';
import { formatMoney } from '../../scripts/money.js';
import { askAsAdmin } from './admin-session.js';
import { revenueBars } from './revenue-bars.js';
import { row } from './table.js';

const DAYS = 14;
const DAY_MS = 86_400_000;
const filter = part('filter');

const COLUMNS = [
  ['orders', 'Orders'],
  ['confirmed', 'Confirmed'],
  ['cancelled', 'Cancelled'],
  ['refunded', 'Refunded'],
];

async function show() {
  const { from, to } = Object.fromEntries(new FormData(filter));
  const query = new URLSearchParams({ ...(from && { from }), ...(to && { to }) });
  try {
    const reports = await askAsAdmin('GET', `/reports/sales?${query}`);
    showProblem();
    for (const place of document.querySelectorAll('[data-report]')) showReport(place, reports[place.dataset.report]);
    part('filled').hidden = false;
    part('announcement').textContent = `${reports.real.total.orders} orders of customers`;
  } catch (error) {
    showProblem(error.message);
  }
}

function showReport(place, { days, total }) {
  part('figures', place).replaceChildren(
    ...COLUMNS.map(([name, label]) => figure(label, String(total[name]))),
    figure('Revenue', formatMoney(total.revenue)),
  );
  part('days', place).replaceChildren(...days.map(dayRow));
  place.querySelector('table').hidden = days.length === 0;
  part('bars', place)?.replaceChildren(...(days.length > 0 ? [revenueBars(days)] : []));
}

function figure(label, value) {
  return element('div', {}, element('dt', {}, label), element('dd', {}, value));
}

function dayRow(day) {
  return row([
    { label: 'Day', value: day.date },
    ...COLUMNS.map(([name, label]) => ({ label, value: String(day[name]), number: true })),
    { label: 'Revenue', value: formatMoney(day.revenue), number: true },
  ]);
}

const isoDay = (at) => new Date(at).toISOString().slice(0, 10);
filter.elements.from.value = isoDay(Date.now() - (DAYS - 1) * DAY_MS);
filter.elements.to.value = isoDay(Date.now());
filter.addEventListener('change', show);
filter.addEventListener('submit', (event) => event.preventDefault());
show();
