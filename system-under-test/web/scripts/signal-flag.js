const W = '#ffffff';
const B = '#14529b';
const R = '#d22f27';
const Y = '#f5c518';
const K = '#1b1b1b';

/* Shapes on a square of 60: the international code of signals. */
const field = (fill) => ['rect', { width: 60, height: 60, fill }];
const box = (x, y, width, height, fill) => ['rect', { x, y, width, height, fill }];
const shape = (points, fill) => ['polygon', { points, fill }];
const rows = (...fills) => fills.map((fill, at) => box(0, (at * 60) / fills.length, 60, 60 / fills.length, fill));
const columns = (...fills) => fills.map((fill, at) => box((at * 60) / fills.length, 0, 60 / fills.length, 60, fill));
const quarters = (a, b) => [field(a), box(30, 0, 30, 30, b), box(0, 30, 30, 30, b)];
const saltire = (ground, fill) => [
  field(ground),
  shape('0,0 9,0 60,51 60,60 51,60 0,9', fill),
  shape('60,0 51,0 0,51 0,60 9,60 60,9', fill),
];
const cross = (ground, fill) => [field(ground), box(24, 0, 12, 60, fill), box(0, 24, 60, 12, fill)];
const centre = (ground, fill) => [field(ground), box(20, 20, 20, 20, fill)];

const FLAGS = {
  A: [box(0, 0, 30, 60, W), shape('30,0 60,0 46,30 60,60 30,60', B)],
  B: [shape('0,0 60,0 46,30 60,60 0,60', R)],
  C: rows(B, W, R, W, B),
  D: [field(Y), box(0, 13, 60, 34, B)],
  E: rows(B, R),
  F: [field(W), shape('30,0 60,30 30,60 0,30', R)],
  G: columns(Y, B, Y, B, Y, B),
  H: columns(W, R),
  I: [field(Y), ['circle', { cx: 30, cy: 30, r: 13, fill: K }]],
  J: rows(B, W, B),
  K: columns(Y, B),
  L: quarters(Y, K),
  M: saltire(B, W),
  N: [field(W), ...[0, 1, 2, 3].flatMap((y) => [0, 1].map((x) => box(30 * x + 15 * (y % 2), 15 * y, 15, 15, B)))],
  O: [field(Y), shape('0,0 60,0 60,60', R)],
  P: centre(B, W),
  Q: [field(Y)],
  R: cross(R, Y),
  S: centre(W, B),
  T: columns(R, W, B),
  U: quarters(R, W),
  V: saltire(W, R),
  W: [field(B), box(10, 10, 40, 40, W), box(20, 20, 20, 20, R)],
  X: cross(W, B),
};

const LETTERS = Object.keys(FLAGS);

/** The signal flag of a letter from A to X, as an SVG that says nothing to a screen reader. */
export function signalFlag(letter) {
  const svg = svgElement('svg', { viewBox: '0 0 60 60', class: 'flag', 'aria-hidden': 'true' });
  svg.append(...FLAGS[letter].map(([name, attributes]) => svgElement(name, attributes)));
  return svg;
}

/** The flag a product sails under: `prod-001` has A. */
export function flagOf(productId) {
  const number = Number(productId.replaceAll(/\D/g, '')) || 1;
  return signalFlag(LETTERS[(number - 1) % LETTERS.length]);
}

function svgElement(name, attributes) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
