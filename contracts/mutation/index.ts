/** Would any consumer's contract notice? Real answers and events are changed a little, and the pacts are asked. */
export type { Contract } from './contract.ts';
export type { Mutant, MutationKind } from './mutant.ts';
export { mutationPage } from './mutation-page.ts';
export {
  type FieldReport,
  type MutationReport,
  mutationReport,
  type SampleReport,
} from './mutation-report.ts';
export { mutationTable } from './mutation-table.ts';
export type { Sample } from './sample.ts';
export { samplesOf } from './samples-of.ts';
