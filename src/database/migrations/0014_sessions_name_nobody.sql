-- A session's row said who is signed in, and was touched in the transaction before each act: from the order of
-- transactions it told who acted. Now a row is noise under a cookie's secret, made once, and never touched again;
-- when somebody was last here is in her own cookie. Everybody signs in once more.
drop table session;
create table session (
  id_hash bytea primary key,
  opened_on date not null,
  sealed sealed_field not null
);
alter table session alter column sealed set statistics 0;
create index session_by_day on session (opened_on);

-- Which round of sessions of a person is open: the one before ends with the number. No row until one was ended so.
create table session_round (
  person_id uuid primary key references person on delete cascade,
  round integer not null check (round > 0)
);

alter table session enable row level security;
alter table session force row level security;
alter table session_round enable row level security;
alter table session_round force row level security;
create policy owner_all on session to current_user using (true) with check (true);
create policy owner_all on session_round to current_user using (true) with check (true);
create policy auditor_reads on session for select to alongside_auditor using (true);
create policy auditor_reads on session_round for select to alongside_auditor using (true);

create policy app_reads on session for select to alongside_app
  using (id_hash = (select actor_bearer()) or (select actor_job()));
create policy app_starts on session for insert to alongside_app with check ((select actor_person()) is not null);
create policy app_seals_anew on session for update to alongside_app
  using (id_hash = (select actor_bearer())) with check (id_hash = actor_bearer());
create policy app_ends on session for delete to alongside_app
  using (id_hash = (select actor_bearer()) or (select actor_job()));

-- She ends her own, a steward those of a member.
create policy app_all on session_round to alongside_app
  using (person_id = (select actor_person())
    or ((select actor_steward()) and exists (select 1 from membership m
        where m.person_id = session_round.person_id and m.organisation_id = (select actor_organisation()))))
  with check (person_id = actor_person()
    or (actor_steward() and exists (select 1 from membership m
        where m.person_id = session_round.person_id and m.organisation_id = actor_organisation())));

grant select on session, session_round to alongside_auditor;
grant select, insert, delete, update (sealed) on session to alongside_app;
grant select, insert, update (round) on session_round to alongside_app;
