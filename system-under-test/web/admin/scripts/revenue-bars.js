const HEIGHT = 100;
const STEP = 24;

/** A bar for each day, as high as its revenue. The table tells the same in words, so this says nothing to a screen reader. */
export function revenueBars(days) {
  const most = Math.max(1, ...days.map(({ revenue }) => revenue));
  const svg = svgElement('svg', {
    viewBox: `0 0 ${days.length * STEP} ${HEIGHT}`,
    preserveAspectRatio: 'none',
    class: 'revenue',
  });
  svg.append(
    ...days.map(({ revenue }, at) => {
      const height = Math.max(1, (revenue / most) * HEIGHT);
      return svgElement('rect', { x: at * STEP + 3, y: HEIGHT - height, width: STEP - 6, height, rx: 2 });
    }),
  );
  return svg;
}

function svgElement(name, attributes) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
