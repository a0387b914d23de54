import type { Database } from '../../database/index.ts';
import { versionText } from '../text.ts';
import { chips, whereaboutsOf } from '../whereabouts.ts';
import type { Head } from './heat-map.ts';
import type { ServiceVersion } from './standing-between.ts';

export const headOf = (database: Database, { id, number }: ServiceVersion): Head => ({
  label: versionText(number),
  chips: chips(whereaboutsOf(database, id)),
});

export const headWithName = (database: Database, version: ServiceVersion): Head => ({
  ...headOf(database, version),
  name: version.pacticipant,
});

export const inWords = ({ pacticipant, number }: ServiceVersion): string => `${pacticipant} ${number}`;

/** `2026-03-14 09:26`, after a comma. */
export const at = (iso: string | undefined) => (iso === undefined ? '' : `, ${iso.slice(0, 16).replace('T', ' ')} UTC`);

export const newestFirst = (versions: Iterable<ServiceVersion>): ServiceVersion[] =>
  [...new Map([...versions].map((version) => [version.id, version])).values()].sort((a, b) => b.id - a.id);
