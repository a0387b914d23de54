/** The matrix: which versions of services work together, and so what may be deployed. */
export { type Matrix, matrixOf } from './matrix-of.ts';
export type { MatrixRow, Verdict } from './rows.ts';
export type { LatestBy, MatrixQuery, Selector } from './selector.ts';
export type { Summary } from './summarise.ts';
