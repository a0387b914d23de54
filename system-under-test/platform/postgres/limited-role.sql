-- The role that the service works as: it reads and writes what is in the schema, and changes nothing of the schema itself.
-- Roles belong to the whole server, so it is named after the database.
do $$
declare
  app constant text := current_database() || '_app';
begin
  if not exists (select from pg_roles where rolname = app) then
    execute format('create role %I nologin', app);
  end if;
  if not pg_has_role(app, 'set') then
    execute format('grant %I to current_user', app);
  end if;
  execute format('grant usage on schema %I to %I', current_schema(), app);
  execute format('grant select, insert, update, delete, truncate on all tables in schema %I to %I', current_schema(), app);
  execute format('grant usage, select on all sequences in schema %I to %I', current_schema(), app);
  -- For the tables that later migrations bring.
  execute format('alter default privileges in schema %I grant select, insert, update, delete, truncate on tables to %I', current_schema(), app);
  execute format('alter default privileges in schema %I grant usage, select on sequences to %I', current_schema(), app);
exception
  -- The owner may not create roles: one that an administrator has made is taken all the same, see limited-role.ts.
  when insufficient_privilege then null;
end
$$;
