import { element } from '../../scripts/element.js';

/**
 * A row of a table: `{label, value, number?}` for each column, the first one being the row's name. On a narrow screen the
 * columns stand below each other, each with its label.
 */
export function row([first, ...others]) {
  return element(
    'tr',
    {},
    element('th', { scope: 'row', 'data-label': first.label }, first.value),
    ...others.map(({ label, value, number }) =>
      element('td', { class: number ? 'number' : undefined, 'data-label': label }, value),
    ),
  );
}
