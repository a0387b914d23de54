/** The matrix: which versions of services work together, and so what may be deployed. */
export { type Comparison, recordComparison } from './comparisons.ts';
export { type Matrix, matrixOf } from './matrix-of.ts';
export { canIDeploy, canIDeployToTag, canIMerge } from './questions.ts';
export { matrixRoutes } from './routes.ts';
export type { MatrixRow, Verdict } from './rows.ts';
export type { LatestBy, MatrixQuery, Selector } from './selector.ts';
export type { Summary } from './summarise.ts';
