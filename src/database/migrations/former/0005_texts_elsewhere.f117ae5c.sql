-- A text that others published elsewhere: an organisation enters it, objects to it, and the answer stays on record. P14
-- What is entered is sealed to the organisation that entered it; with the objection, text and objection stand in clear
-- on a page of their own. Nothing of that page is ever changed or taken away.

create table elsewhere_text (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  -- Title, publisher, day, link and text, as they were typed.
  entry_sealed sealed_field not null,
  entered_on date not null
);
create index elsewhere_text_by_organisation on elsewhere_text (organisation_id, entered_on desc, id);

create table elsewhere_objection (
  text_id uuid primary key references elsewhere_text,
  organisation_id uuid not null references organisation,
  -- The publisher, where it has an account here: it is asked. Nobody is, where it has none.
  asked_id uuid references organisation,
  -- Everything that the page says: the text as it was found, whose it is, and what is said against it.
  page jsonb not null,
  made_on date not null,
  answer_by date not null,
  check (asked_id <> organisation_id)
);
create index elsewhere_objection_by_asked on elsewhere_objection (asked_id, answer_by, text_id) where asked_id is not null;
create index elsewhere_objection_by_organisation on elsewhere_objection (organisation_id, answer_by, text_id);
-- The page's own address.
create table elsewhere_door (
  text_id uuid primary key references elsewhere_objection,
  organisation_id uuid not null references organisation,
  door_hash bytea not null unique
);
create table elsewhere_answer (
  text_id uuid not null references elsewhere_objection,
  place integer not null check (place >= 1),
  organisation_id uuid not null references organisation,
  answer text not null check (answer in ('amend', 'supplement', 'decline')),
  words text not null check (length(words) between 1 and 4000),
  -- Written down by whoever objected, of a publisher that has no account here.
  told boolean not null,
  answered_on date not null,
  primary key (text_id, place)
);
-- A statement begun to make it good: each is printed with the other once it is published.
create table elsewhere_supplement (
  statement_id uuid primary key references statement,
  text_id uuid not null references elsewhere_objection,
  organisation_id uuid not null references organisation,
  begun_on date not null
);
create index elsewhere_supplement_by_text on elsewhere_supplement (text_id);

do $$
declare name text;
begin
  foreach name in array array['elsewhere_text', 'elsewhere_objection', 'elsewhere_door', 'elsewhere_answer',
    'elsewhere_supplement'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', name);
    execute format('create policy auditor_reads on %I for select to alongside_auditor using (true)', name);
    execute format('grant select on %I to alongside_auditor', name);
    execute format('grant select, insert on %I to alongside_app', name);
  end loop;
end $$;
alter table elsewhere_text alter column entry_sealed set statistics 0;

-- It asks no other table, so that nothing asks in a circle.
create policy app_reads on elsewhere_door for select to alongside_app using (
  door_hash = (select actor_bearer()) or organisation_id = (select actor_organisation()));
create function elsewhere_behind() returns uuid stable language sql as
  $$ select text_id from elsewhere_door where door_hash = actor_bearer() $$;

create policy app_reads on elsewhere_supplement for select to alongside_app using (
  organisation_id = (select actor_organisation()) or actor_drafts(statement_id)
  or statement_id = (select door_statement()) or text_id = (select elsewhere_behind()));
create policy app_reads on elsewhere_objection for select to alongside_app using (
  organisation_id = (select actor_organisation()) or asked_id = (select actor_organisation())
  or text_id = (select elsewhere_behind()) or text_id in (select s.text_id from elsewhere_supplement s));
create policy app_reads on elsewhere_answer for select to alongside_app using (
  exists (select 1 from elsewhere_objection o where o.text_id = elsewhere_answer.text_id));
create policy app_reads on elsewhere_text for select to alongside_app using (
  organisation_id = (select actor_organisation()));

create policy app_enters on elsewhere_text for insert to alongside_app with check (
  organisation_id = actor_organisation());
-- What was objected to stays. P14
create policy app_removes on elsewhere_text for delete to alongside_app using (
  organisation_id = (select actor_organisation())
  and not exists (select 1 from elsewhere_objection o where o.text_id = id));
grant delete on elsewhere_text to alongside_app;
create policy app_objects on elsewhere_objection for insert to alongside_app with check (
  organisation_id = actor_organisation() and actor_steward()
  and exists (select 1 from elsewhere_text t where t.id = text_id and t.organisation_id = actor_organisation()));
create policy app_opens on elsewhere_door for insert to alongside_app with check (
  organisation_id = actor_organisation() and actor_steward()
  and exists (select 1 from elsewhere_objection o where o.text_id = elsewhere_door.text_id
              and o.organisation_id = actor_organisation()));
-- A publisher that is here answers for itself; of one that is not, whoever objected writes down what it was told. P6
create policy app_answers on elsewhere_answer for insert to alongside_app with check (
  organisation_id = actor_organisation() and actor_steward()
  and exists (select 1 from elsewhere_objection o where o.text_id = elsewhere_answer.text_id
              and ((not told and o.asked_id = actor_organisation())
                   or (told and o.asked_id is null and o.organisation_id = actor_organisation()))));
-- A function, because elsewhere_objection's policy asks elsewhere_supplement.
create function in_elsewhere_objection(the_text uuid) returns boolean stable language sql as
  $$ select exists (select 1 from elsewhere_objection o where o.text_id = the_text
                    and (o.asked_id = actor_organisation() or o.organisation_id = actor_organisation())) $$;
create policy app_begins on elsewhere_supplement for insert to alongside_app with check (
  organisation_id = actor_organisation() and actor_steward()
  and exists (select 1 from statement s where s.id = statement_id and s.by_id = actor_organisation())
  and in_elsewhere_objection(text_id));

-- Behind the door, the statements that make it good, once they are out.
create policy app_reads_elsewhere on publication for select to alongside_app using (
  statement_id in (select s.statement_id from elsewhere_supplement s where s.text_id = (select elsewhere_behind())));
