import { element } from '../../scripts/element.js';

/** Shows when something happened: `moment('2026-01-01T12:00:00Z')`. */
export function moment(at) {
  const text = new Date(at).toLocaleString('en-IE', { dateStyle: 'medium', timeStyle: 'short' });
  return element('time', { datetime: at }, text);
}
