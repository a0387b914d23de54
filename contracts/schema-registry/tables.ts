import type { Layout } from '../broker/database/index.ts';

/** What the registry keeps, in a file of its own. */
export const tables: Layout = {
  version: 1,
  statements: [
    // A schema is kept once, whatever subjects it stands under; ids are never given out again.
    `create table schema (
       id integer primary key autoincrement, type text not null, identity text not null unique, text text not null)`,
    `create table schema_reference (
       schema_id integer not null references schema on delete cascade, position integer not null,
       name text not null, subject text not null, version integer not null, primary key (schema_id, position)) without rowid`,
    `create index referenced_version on schema_reference (subject, version)`,
    // Deleted softly: no longer told, its id still decodes data.
    `create table subject_version (
       subject text not null, version integer not null, schema_id integer not null references schema,
       deleted integer not null default 0, primary key (subject, version)) without rowid`,
    `create index versions_of_schema on subject_version (schema_id)`,
    // The empty subject stands for all that have no setting of their own.
    `create table setting (
       subject text primary key, compatibility text, normalize integer, mode text) without rowid`,
  ],
};
