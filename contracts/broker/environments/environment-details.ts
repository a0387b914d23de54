import type { Database } from '../database/index.ts';
import { bodyObject, invalid, textFields } from '../http/index.ts';
import { displayNameOf } from '../pacticipants/index.ts';
import { type Contact, type EnvironmentDetails, environmentByName } from './environment.ts';

/**
 * What the body of a request says of an environment.
 * @param uuid - the environment's own, when it is there already: its name is no clash
 * @throws BrokerError 400
 */
export function environmentDetailsOf(database: Database, body: unknown, uuid: string | undefined): EnvironmentDetails {
  const given = bodyObject(body);
  const texts = textFields(given, { name: ['required', 'no spaces'], displayName: [] });
  const name = texts.name as string;
  const { production } = given;
  if (typeof production !== 'boolean')
    throw invalid({ production: [production === undefined ? 'is missing' : 'must be one of: true, false'] });
  const sameName = environmentByName(database, name);
  if (sameName && sameName.uuid !== uuid)
    throw invalid({ name: [`name '${name}' is already used by an existing environment.`] });
  const displayName = texts.displayName?.trim() || displayNameOf(name);
  return { name, displayName, production, contacts: contactsOf(given.contacts) };
}

function contactsOf(given: unknown): Contact[] {
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given)) throw invalid({ contacts: ['must be an array'] });
  return given.map((contact: unknown, index) => {
    const refuse = (what: string) => invalid({ contacts: [`${what} (at index ${index})`] });
    if (typeof contact !== 'object' || contact === null || Array.isArray(contact)) throw refuse('must be a hash');
    const { name, details } = contact as Record<string, unknown>;
    if (name === undefined) throw refuse('name is missing');
    if (typeof name !== 'string') throw refuse('name must be a string');
    if (name.trim() === '') throw refuse('name must be filled');
    if (name.includes('\n')) throw refuse('name cannot contain multiple lines');
    if (details === undefined || details === null) return { name };
    if (typeof details !== 'object' || Array.isArray(details)) throw refuse('details must be a hash');
    return { name, details: details as Record<string, unknown> };
  });
}
