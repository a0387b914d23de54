/** Faults with an owner and an end: none outlives the one who asked for it, not even a crash. */
export { type AbandonedLease, clearAbandonedLeases } from './clear-abandoned-leases.ts';
export type { Lease, LeaseEnd } from './lease.ts';
export { type LeaseBook, type LeaseBookOptions, type LeaseRequest, openLeaseBook } from './lease-book.ts';
