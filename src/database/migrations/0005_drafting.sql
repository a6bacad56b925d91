-- Statements, while they are written: what the language check says is read, or not said any more for a reason that stays
-- with the text; and what somebody has written and not yet sent is hers alone.

-- An organisation has read what is found in one wording: another wording asks again. P9
create table wording_check (
  wording_id uuid not null references wording,
  statement_id uuid not null references statement,
  organisation_id uuid not null references organisation,
  read_on date not null,
  primary key (wording_id, organisation_id)
);
create index wording_check_by_statement on wording_check (statement_id);

-- A rule of the check that those on the draft chose not to hear of in one language. The reason is sealed like the text.
create table silenced_rule (
  id uuid primary key,
  statement_id uuid not null references statement,
  language text not null,
  rule text not null check (rule ~ '^[a-z-]{1,40}$'),
  organisation_id uuid not null references organisation,
  words_sealed sealed_field not null,
  silenced_on date not null,
  heard_on date
);
create index silenced_rule_by_statement on silenced_rule (statement_id, silenced_on, id);

-- What a person wrote and has not sent, under a key that only she can make. It goes when she sends it, when she throws it
-- away, when her account goes, and thirty days after she last wrote on it. `number` counts: an older window is told.
create table unsent_text (
  statement_id uuid not null references statement,
  person_id uuid not null references person on delete cascade,
  organisation_id uuid not null references organisation,
  -- A language, or `new`: she has yet to choose one.
  slot text not null check (slot ~ '^[a-z-]{2,12}$'),
  number integer not null check (number >= 1),
  words_sealed sealed_field not null,
  kept_on date not null,
  primary key (statement_id, person_id, slot)
);
create index unsent_text_by_day on unsent_text (kept_on);

alter table silenced_rule alter column words_sealed set statistics 0;
alter table unsent_text alter column words_sealed set statistics 0;

do $$
declare name text;
begin
  foreach name in array array['wording_check', 'silenced_rule', 'unsent_text'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', name);
    execute format('create policy auditor_reads on %I for select to alongside_auditor using (true)', name);
    execute format('grant select on %I to alongside_auditor', name);
    execute format('grant select, insert on %I to alongside_app', name);
  end loop;
  foreach name in array array['wording_check', 'silenced_rule'] loop
    execute format('create policy app_reads on %I for select to alongside_app
      using (actor_drafts(statement_id) or (select actor_job()))', name);
    execute format('create policy app_writes on %I for insert to alongside_app
      with check (actor_drafts(statement_id) and organisation_id = actor_organisation())', name);
  end loop;
end $$;

-- Advice is for everyone on the draft: whoever wants to hear it again does.
create policy app_hears on silenced_rule for update to alongside_app
  using (actor_drafts(statement_id)) with check (actor_drafts(statement_id));
grant update (heard_on) on silenced_rule to alongside_app;

create policy app_all on unsent_text to alongside_app
  using (person_id = (select actor_person()) and actor_drafts(statement_id))
  with check (person_id = actor_person() and organisation_id = actor_organisation() and actor_drafts(statement_id));
create policy app_finds on unsent_text for select to alongside_app using ((select actor_job()));
create policy app_sweeps on unsent_text for delete to alongside_app using ((select actor_job()));
grant update (number, words_sealed, kept_on), delete on unsent_text to alongside_app;
