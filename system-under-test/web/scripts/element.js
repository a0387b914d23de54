/**
 * Makes an element: `element('a', {class: 'button', href: '/'}, 'Back')`. Text is always text, never markup; a property whose
 * value is undefined or false is left out, and `onclick` and the like take functions.
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children);
  return made;
}

/** The one element with this data attribute: `part('lines')` finds `[data-lines]`. */
export function part(name, within = document) {
  return within.querySelector(`[data-${name}]`);
}

/** Shows what went wrong, or nothing when there is nothing. */
export function showProblem(message, within = document) {
  const notice = part('problem', within);
  notice.textContent = message ?? '';
  notice.hidden = !message;
}
