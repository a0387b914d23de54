/** What providers say of themselves (OpenAPI, AsyncAPI), and each consumer's pact held against it: the matrix's rows of type BDCT. */
export { compareFromNowOn, compareMissing } from './compare-missing.ts';
export { type ComparisonRow, comparisonsOf } from './comparison-row.ts';
export { publishContractLink } from './contract-links.ts';
export { contractsOf, type ProviderContract } from './provider-contract.ts';
export { providerContractRoutes } from './routes.ts';
