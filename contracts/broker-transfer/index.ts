/** A whole broker out of one and into another, through their public interfaces. */
export type { BrokerAddress } from './broker-http.ts';
export { exportBroker } from './export-broker.ts';
export { type ImportReport, importBroker } from './import-broker.ts';
export { fromJsonLines, toJsonLines } from './json-lines.ts';
export { TransferError, type TransferRecord } from './record.ts';
