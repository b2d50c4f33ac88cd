-- Three roles that nobody logs in as; connections take one by `set role`. Roles belong to the server, not to this
-- database, so another database may have made them a moment ago.
do $$
declare
    name text;
begin
    foreach name in array array['${owner}', '${application}', '${projections}'] loop
        begin
            execute format('create role %I nologin', name);
        exception when duplicate_object or unique_violation then
            null;
        end;
        -- a user who is no superuser may take only the roles that were granted
        if not pg_has_role(current_user, name, 'set') then
            execute format('grant %I to current_user with set true, inherit false', name);
        end if;
    end loop;
end
$$;

grant usage, create on schema kernel to "${owner}";
grant usage on schema kernel to "${application}", "${projections}";
