-- What each member last saw of a record: where it stood, and whose key signed it, sealed for her alone. A record that
-- was rewound or rewritten since shows on her page, whoever writes this database (C50, C52). The row names nobody: its
-- id follows from her private key and the partnership, and only who knows it finds it.

create table record_pin (
  id bytea primary key check (octet_length(id) = 32),
  seen_sealed sealed_field not null
);
alter table record_pin alter column seen_sealed set statistics 0;
create function actor_pin() returns bytea stable language sql as
  $$ select decode(nullif(current_setting('alongside.pin', true), ''), 'hex') $$;

alter table record_pin enable row level security;
alter table record_pin force row level security;
create policy owner_all on record_pin to current_user using (true) with check (true);
create policy auditor_reads on record_pin for select to alongside_auditor using (true);
grant select on record_pin to alongside_auditor;
grant select, insert on record_pin to alongside_app;
grant update (seen_sealed) on record_pin to alongside_app;
create policy app_reads on record_pin for select to alongside_app using (id = (select actor_pin()));
create policy app_makes on record_pin for insert to alongside_app with check (id = actor_pin());
create policy app_changes on record_pin for update to alongside_app
  using (id = (select actor_pin())) with check (id = actor_pin());

-- Who left takes home the notes that were signed while it was in.
create policy app_reads_left on held_checkpoint for select to alongside_app using (
  exists (select 1 from party p where p.partnership_id = held_checkpoint.partnership_id
          and p.organisation_id = (select actor_organisation()) and p.left_sequence >= held_checkpoint.size));
