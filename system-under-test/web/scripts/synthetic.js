const KEY = 'synthetic';

if (new URLSearchParams(location.search).get('synthetic') === '1') sessionStorage.setItem(KEY, '1');

/** Whether this visit is a test: it was opened with `?synthetic=1`, and stays one until the tab is closed. */
export function isSynthetic() {
  return sessionStorage.getItem(KEY) === '1';
}
