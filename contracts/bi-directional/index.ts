/** Bi-directional contracts: what a consumer's pact expects, against what a provider's OpenAPI and AsyncAPI documents promise. */
export { type Comparison, comparePact } from './compare-pact.ts';
export type { Problem } from './problem.ts';
export {
  type ProviderSpecifications,
  readSpecification,
  type Specification,
  SpecificationError,
} from './read-specification.ts';
export { bundleReferences } from './references.ts';
