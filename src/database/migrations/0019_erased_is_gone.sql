-- Erased is gone from the files, and no clock erases by itself.

-- What was rewritten last, and how much had been changed in it by then: only what changed since is written anew (C39).
-- The owner's alone.
create table rewritten (
  relation text primary key,
  -- Rows changed and deleted, as the server counts them, in which life of its counters.
  changes bigint not null,
  counters text not null
);

-- The last day that was seen here: a clock that jumps from it closes and erases nothing until a person has said yes.
create table last_day (
  one boolean primary key default true check (one),
  day date not null
);

do $$
declare name text;
begin
  foreach name in array array['rewritten', 'last_day'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', name);
    execute format('create policy auditor_reads on %I for select to alongside_auditor using (true)', name);
    execute format('grant select on %I to alongside_auditor', name);
  end loop;
end $$;

grant select, insert, update (day) on last_day to alongside_app;
-- Everybody's acts ask it before they close something whose time seems over.
create policy app_reads on last_day for select to alongside_app using (true);
create policy app_begins on last_day for insert to alongside_app with check ((select actor_job()));
create policy app_moves on last_day for update to alongside_app
  using ((select actor_job()) or ((select actor_host()) and (select actor_steward())))
  with check ((select actor_job()) or ((select actor_host()) and (select actor_steward())));

-- Where acts were kept, the last of their days was seen: the first start on a wrong clock erases nothing either.
insert into last_day (day)
  select max(day) from (select max(day) as day from ledger_entry union all select max(day) from act
                        union all select max(joined_on) from membership) seen
  having max(day) is not null;

-- Whoever takes a signature back takes its name from everybody who could open it: by her code, or by those on the draft.
create policy app_finds_signature on record_wrap for select to alongside_app using (
  (select actor_bearer()) is not null and exists (
    select 1 from endorsement e where e.id = record_wrap.record_id and e.code_hash = (select actor_bearer())));
create policy app_shreds_signature on record_wrap for delete to alongside_app using (exists (
  select 1 from endorsement e where e.id = record_wrap.record_id and e.withdrawn_on is not null
    and (e.code_hash = (select actor_bearer()) or (actor_drafts(e.statement_id) and (select actor_steward())))));

-- Those that were taken back before there was this.
update endorsement set shown_name = null where withdrawn_on is not null;
delete from record_wrap where record_id in (select id from endorsement where withdrawn_on is not null);
