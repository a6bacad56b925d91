-- Statements: the people it affects are on the draft before anyone signs (P9). Every draft has a key of its own: texts,
-- notes, contributions and reservations are sealed to those who are on it. Days, answers, hashes and groups are in clear;
-- so is a text from the day on which it is opened for others to sign.

alter table audience_epoch drop constraint audience_epoch_kind_check;
alter table audience_epoch add constraint audience_epoch_kind_check
  check (kind in ('organisation', 'partnership', 'nominee', 'statement'));

create table statement (
  id uuid primary key,
  partnership_id uuid not null references partnership,
  by_id uuid not null references organisation,
  days integer not null check (days between 3 and 60),
  scopes text[] not null,
  -- The published statement whose omission this one makes good.
  supplements uuid references statement,
  begun_on date not null
);
create index statement_by_begun on statement (begun_on desc, id);
create index statement_by_supplemented on statement (supplements) where supplements is not null;

-- Its working title, and what it is for.
create table statement_about (
  statement_id uuid primary key references statement,
  organisation_id uuid not null references organisation,
  about_sealed sealed_field not null
);

create table drafter (
  statement_id uuid not null references statement,
  organisation_id uuid not null references organisation,
  side text not null check (side in ('community', 'ally')),
  -- The affected groups that it was asked for: it is led by them. P12
  asks_for text[] not null,
  invited_by uuid not null references organisation,
  invited_on date not null,
  answer_by date not null,
  answer text check (answer in ('joined', 'declined', 'silence')),
  answered_on date,
  waived_on date,
  left_on date,
  primary key (statement_id, organisation_id),
  check ((answer is null) = (answered_on is null))
);
create index drafter_by_organisation on drafter (organisation_id, statement_id);
create index drafter_unanswered on drafter (answer_by, statement_id) where answer is null and left_on is null;

create table affected_group (
  statement_id uuid not null references statement,
  community text not null,
  organisation_id uuid not null references organisation,
  listed_on date not null,
  primary key (statement_id, community)
);

create table wording (
  id uuid primary key,
  statement_id uuid not null references statement,
  language text not null,
  number integer not null check (number >= 1),
  organisation_id uuid not null references organisation,
  -- What its author had before her; where two edits met, the one hers was joined with.
  base_id uuid references wording,
  text_sealed sealed_field not null,
  note_sealed sealed_field not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  made_on date not null,
  unique (statement_id, language, number)
);
create table kept_passage (
  id uuid primary key,
  statement_id uuid not null references statement,
  language text not null,
  organisation_id uuid not null references organisation,
  words_sealed sealed_field not null,
  marked_on date not null,
  released_on date
);
create index kept_passage_by_statement on kept_passage (statement_id);

create table contribution (
  id uuid primary key,
  statement_id uuid not null references statement,
  wording_id uuid not null references wording,
  organisation_id uuid not null references organisation,
  kind text not null check (kind in ('comment', 'wording')),
  words_sealed sealed_field not null,
  -- Which member wrote it, for her own organisation; nobody's where she wished so.
  author_record_id uuid,
  author_sealed sealed_field,
  made_on date not null,
  check ((author_record_id is null) = (author_sealed is null))
);
create index contribution_by_statement on contribution (statement_id, made_on, id);
create table contribution_answer (
  contribution_id uuid primary key references contribution,
  statement_id uuid not null references statement,
  organisation_id uuid not null references organisation,
  answer text not null check (answer in ('accepted', 'changed', 'declined', 'withdrawn')),
  record_id uuid not null,
  words_sealed sealed_field not null,
  wording_id uuid references wording,
  answered_on date not null
);
create index contribution_answer_by_statement on contribution_answer (statement_id);

create table final_text (
  id uuid primary key,
  statement_id uuid not null references statement,
  number integer not null check (number >= 1),
  organisation_id uuid not null references organisation,
  frozen_on date not null,
  answer_by date not null,
  unique (statement_id, number)
);
create index final_text_by_answer on final_text (answer_by, statement_id);
create table final_wording (
  final_id uuid not null references final_text,
  statement_id uuid not null references statement,
  language text not null,
  wording_id uuid not null references wording,
  sha256 bytea not null check (octet_length(sha256) = 32),
  primary key (final_id, language)
);
create table sign_off (
  final_id uuid not null references final_text,
  statement_id uuid not null references statement,
  organisation_id uuid not null references organisation,
  answer text not null check (answer in ('signed', 'reservation', 'declined', 'abstained', 'silence')),
  record_id uuid,
  words_sealed sealed_field,
  signed_on date not null,
  primary key (final_id, organisation_id),
  check ((words_sealed is null) = (record_id is null))
);
create index sign_off_by_statement on sign_off (statement_id);

-- What stays in the way, and why: what it says is sealed until it is printed with the text.
create table stated (
  id uuid primary key,
  statement_id uuid not null references statement,
  organisation_id uuid not null references organisation,
  lock text not null check (lock ~ '^[a-z-]{1,40}$'),
  -- A group, an id or a check's rule: never words of the text.
  subject text not null check (subject ~ '^[a-z0-9 /-]{0,160}$'),
  words_sealed sealed_field not null,
  stated_on date not null
);
create index stated_by_statement on stated (statement_id, stated_on, id);
create table stated_signature (
  stated_id uuid not null references stated,
  statement_id uuid not null references statement,
  organisation_id uuid not null references organisation,
  signed_on date not null,
  primary key (stated_id, organisation_id)
);

-- Open for others to sign; closed again by whatever comes in the way.
create table sign_on (
  final_id uuid primary key references final_text,
  statement_id uuid not null references statement,
  organisation_id uuid not null references organisation,
  opened_on date not null,
  closed_on date
);
-- The text as others read it who are not on the draft: in clear, since it goes round.
create table circulated (
  final_id uuid not null references final_text,
  statement_id uuid not null references statement,
  language text not null,
  exact_text text not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  primary key (final_id, language)
);
create table sign_on_link (
  id uuid primary key,
  token_hash bytea not null unique,
  final_id uuid not null references final_text,
  statement_id uuid not null references statement,
  organisation_id uuid not null references organisation,
  made_on date not null,
  expires_on date not null,
  used_on date
);
create index sign_on_link_by_statement on sign_on_link (statement_id, made_on desc, id);
create table endorsement (
  id uuid primary key,
  statement_id uuid not null references statement,
  -- The text that it was given to, or confirmed for.
  final_id uuid not null references final_text,
  code_hash bytea not null unique,
  name_sealed sealed_field not null,
  -- As the public page shows it, once there is one.
  shown_name text check (length(shown_name) <= 160),
  by_link boolean not null,
  made_on date not null,
  taken_on date,
  withdrawn_on date
);
create index endorsement_by_statement on endorsement (statement_id, made_on, id);

create table publication_consent (
  final_id uuid not null references final_text,
  statement_id uuid not null references statement,
  organisation_id uuid not null references organisation,
  consented_on date not null,
  primary key (final_id, organisation_id)
);
-- The public page's own address. It opens nothing until something is published.
create table public_door (
  statement_id uuid primary key references statement,
  address text not null,
  door_hash bytea not null unique
);
create table publication (
  final_id uuid primary key references final_text,
  statement_id uuid not null references statement,
  number integer not null check (number >= 1),
  -- Everything that the public page and its files say, as every owner agreed to it.
  page jsonb not null,
  published_on date not null,
  unique (statement_id, number)
);
create table objection (
  id uuid primary key,
  statement_id uuid not null references statement,
  final_id uuid not null references publication,
  organisation_id uuid not null references organisation,
  named_as text check (length(named_as) <= 160),
  words text not null check (length(words) between 1 and 4000),
  made_on date not null,
  answer_by date not null,
  -- Whoever objects cannot write the partnership's record: a job does, and again when nobody answered in time.
  recorded boolean not null default false,
  silence_recorded boolean not null default false
);
create index objection_unrecorded on objection (id) where not recorded;
create index objection_by_statement on objection (statement_id, made_on, id);
create index objection_waiting on objection (answer_by, id) where not silence_recorded;
create table objection_answer (
  objection_id uuid not null references objection,
  place integer not null check (place >= 1),
  statement_id uuid not null references statement,
  organisation_id uuid not null references organisation,
  answer text not null check (answer in ('amend', 'supplement', 'decline')),
  words text not null check (length(words) <= 4000),
  supplement_id uuid references statement,
  answered_on date not null,
  primary key (objection_id, place),
  check ((answer = 'supplement') = (supplement_id is not null))
);
create index objection_answer_by_statement on objection_answer (statement_id);

-- What an organisation outside the partnership did on its draft waits here, from the same moment on, until a job has
-- written it into the partnership's record: it cannot read that record, and so cannot write it.
create table unrecorded (
  id uuid primary key,
  statement_id uuid not null references statement,
  partnership_id uuid not null references partnership,
  organisation_id uuid references organisation,
  kind text not null,
  object_id uuid not null,
  content jsonb not null,
  day date not null,
  place bigint generated by default as identity
);
create index unrecorded_by_place on unrecorded (place);

do $$
declare name text;
begin
  foreach name in array array['statement', 'statement_about', 'drafter', 'affected_group', 'wording', 'kept_passage', 'contribution',
    'contribution_answer', 'final_text', 'final_wording', 'sign_off', 'stated', 'stated_signature', 'sign_on',
    'circulated', 'sign_on_link', 'endorsement', 'publication_consent', 'public_door', 'publication', 'objection',
    'objection_answer', 'unrecorded'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', name);
    execute format('create policy auditor_reads on %I for select to alongside_auditor using (true)', name);
    execute format('grant select on %I to alongside_auditor', name);
    execute format('grant select, insert on %I to alongside_app', name);
  end loop;
end $$;

do $$
declare one record;
begin
  for one in select attrelid::regclass as relation, attname from pg_attribute a join pg_class c on c.oid = a.attrelid
      where atttypid = 'sealed_field'::regtype and attnum > 0 and c.relname in
        ('statement_about', 'wording', 'kept_passage', 'contribution', 'contribution_answer', 'sign_off', 'stated', 'endorsement') loop
    execute format('alter table %s alter column %I set statistics 0', one.relation, one.attname);
  end loop;
end $$;

-- Who has the draft before its eyes: found once per transaction, like the partnerships.
create function actor_drafts(the_statement uuid) returns boolean stable language sql as
  $$ select position(the_statement::text in current_setting('alongside.statements', true)) > 0 $$;

create or replace function set_actor(the_person uuid, the_bearer bytea, is_job boolean) returns void language plpgsql as $$
declare own record;
begin
  perform set_config('alongside.person', coalesce(the_person::text, ''), true),
    set_config('alongside.bearer', coalesce(encode(the_bearer, 'hex'), ''), true),
    set_config('alongside.job', case when is_job then 'on' else '' end, true),
    set_config('alongside.organisation', '', true),
    set_config('alongside.steward', '', true),
    set_config('alongside.host', '', true),
    set_config('alongside.partnerships', '', true),
    set_config('alongside.statements', '', true);
  if the_person is null then return; end if;
  select m.organisation_id, m.role, i.host_id into own
    from membership m left join installation i on i.host_id = m.organisation_id where m.person_id = the_person;
  if not found then return; end if;
  perform set_config('alongside.organisation', own.organisation_id::text, true),
    set_config('alongside.steward', case when own.role = 'steward' then 'on' else '' end, true),
    set_config('alongside.host', case when own.host_id is not null then 'on' else '' end, true);
  perform set_config('alongside.partnerships', coalesce(string_agg(p.partnership_id::text, ','), ''), true)
    from party p where p.organisation_id = own.organisation_id and p.left_on is null and p.shown_on is not null;
  perform set_config('alongside.statements', coalesce(string_agg(d.statement_id::text, ','), ''), true)
    from drafter d where d.organisation_id = own.organisation_id and d.left_on is null
      and d.answer is distinct from 'declined';
end $$;

-- The doors for those who are not on the draft: the public page, a one-time link to sign on, an endorsement's own code.
create policy app_reads on public_door for select to alongside_app using (
  door_hash = (select actor_bearer()) or actor_drafts(statement_id) or (select actor_job()));
create policy app_reads on sign_on_link for select to alongside_app using (
  token_hash = (select actor_bearer()) or actor_drafts(statement_id) or (select actor_job()));
create policy app_reads on endorsement for select to alongside_app using (
  code_hash = (select actor_bearer()) or actor_drafts(statement_id) or (select actor_job()));
create function door_statement() returns uuid stable language sql as
  $$ select statement_id from public_door where door_hash = actor_bearer() $$;
create function linked_final() returns uuid stable language sql as
  $$ select final_id from sign_on_link where token_hash = actor_bearer() $$;
create function endorsed_statement() returns uuid stable language sql as
  $$ select statement_id from endorsement where code_hash = actor_bearer() $$;
-- The statement that a link or a code leads to, with nothing of its draft.
create function outside_statement() returns uuid stable language sql as
  $$ select coalesce((select statement_id from sign_on_link where token_hash = actor_bearer()),
                     (select statement_id from endorsement where code_hash = actor_bearer())) $$;

create policy app_reads on publication for select to alongside_app using (
  actor_drafts(statement_id) or (select actor_job())
  or statement_id = (select door_statement()) or statement_id = (select outside_statement()));
-- A function, because endorsement's and objection's policies ask it for rows of the same statement.
create function is_published(the_statement uuid) returns boolean stable language sql as
  $$ select exists (select 1 from publication where statement_id = the_statement) $$;
-- With the public page, what is signed under it is shown.
-- Without a door it is false, not unknown: unknown would ask on, and what is asked asks this again.
create policy app_shows on endorsement for select to alongside_app using (
  shown_name is not null and coalesce(statement_id = (select door_statement()), false) and is_published(statement_id));

create policy app_reads on statement for select to alongside_app using (
  actor_drafts(id) or by_id = (select actor_organisation()) or (select actor_job()));
create policy app_begins on statement for insert to alongside_app with check (
  by_id = actor_organisation() and actor_steward() and actor_is_in(partnership_id));

-- No subquery: everybody's list of drafts is read from here.
create policy app_reads on drafter for select to alongside_app using (
  actor_drafts(statement_id) or organisation_id = actor_organisation() or actor_job());
create policy app_asks on drafter for insert to alongside_app with check (
  actor_steward() and invited_by = actor_organisation() and (answer is null or organisation_id = actor_organisation())
  -- Whoever begins it is on it first, and asks the others from there.
  and (actor_drafts(statement_id) or (organisation_id = actor_organisation()
       and exists (select 1 from statement s where s.id = statement_id
       and s.by_id = actor_organisation() and s.xmin = pg_current_xact_id_if_assigned()::xid))));
create policy app_changes on drafter for update to alongside_app
  using ((actor_drafts(statement_id) and actor_steward()) or actor_job())
  with check (actor_drafts(statement_id) or actor_job());
grant update (asks_for, invited_by, invited_on, answer_by, answer, answered_on, waived_on, left_on) on drafter to alongside_app;
-- Policies cannot compare a row with what it was. P6
create function drafter_answers_for_itself() returns trigger language plpgsql as $$
declare own boolean := new.organisation_id is not distinct from actor_organisation();
begin
  if not own and (
    (new.answer is not null and new.answer is distinct from old.answer and not (actor_job() and new.answer = 'silence'))
    or (new.answer is null and old.answer = 'joined' and old.left_on is null)
    or (new.waived_on is not null and new.waived_on is distinct from old.waived_on)
    or (new.left_on is not null and new.left_on is distinct from old.left_on)
    or (new.left_on is null and old.left_on is not null and new.answer is not null)) then
    raise insufficient_privilege using message = 'an organisation answers for itself';
  end if;
  return new;
end $$;
create trigger drafter_answers_for_itself before update on drafter
  for each row when (current_user = 'alongside_app') execute function drafter_answers_for_itself();

-- What is made of a draft: read by those on it, written by each in its own name. Time records silence.
do $$
declare name text;
begin
  foreach name in array array['statement_about', 'affected_group', 'wording', 'kept_passage', 'contribution', 'contribution_answer',
    'final_text', 'final_wording', 'sign_off', 'stated', 'stated_signature', 'publication_consent'] loop
    execute format('create policy app_reads on %I for select to alongside_app
      using (actor_drafts(statement_id) or (select actor_job()))', name);
  end loop;
  foreach name in array array['statement_about', 'affected_group', 'wording', 'kept_passage', 'contribution', 'contribution_answer'] loop
    execute format('create policy app_writes on %I for insert to alongside_app
      with check (actor_drafts(statement_id) and organisation_id = actor_organisation())', name);
  end loop;
  foreach name in array array['final_text', 'stated', 'stated_signature', 'publication_consent', 'sign_on', 'sign_on_link'] loop
    execute format('create policy app_writes on %I for insert to alongside_app
      with check (actor_drafts(statement_id) and organisation_id = actor_organisation() and actor_steward())', name);
  end loop;
  foreach name in array array['final_wording', 'circulated', 'public_door', 'publication'] loop
    execute format('create policy app_writes on %I for insert to alongside_app
      with check (actor_drafts(statement_id) and actor_steward())', name);
  end loop;
end $$;
create policy app_drops on affected_group for delete to alongside_app using (actor_drafts(statement_id));
grant delete on affected_group to alongside_app;
create policy app_releases on kept_passage for update to alongside_app
  using (organisation_id = (select actor_organisation()) and actor_drafts(statement_id))
  with check (organisation_id = actor_organisation());
grant update (released_on) on kept_passage to alongside_app;
create policy app_signs on sign_off for insert to alongside_app with check (
  (actor_drafts(statement_id) and organisation_id = actor_organisation() and actor_steward() and answer <> 'silence')
  or (answer = 'silence' and actor_job()));
create policy app_thinks_again on sign_off for update to alongside_app
  using (organisation_id = (select actor_organisation()) and (select actor_steward()))
  with check (organisation_id = actor_organisation() and answer <> 'silence');
grant update (answer, record_id, words_sealed, signed_on) on sign_off to alongside_app;

create policy app_reads on sign_on for select to alongside_app using (
  actor_drafts(statement_id) or (select actor_job())
  or statement_id = (select outside_statement())
  or (statement_id = (select door_statement()) and exists (select 1 from publication p where p.final_id = sign_on.final_id)));
create policy app_closes on sign_on for update to alongside_app
  using (actor_drafts(statement_id) or (select actor_job())) with check (actor_drafts(statement_id) or actor_job());
grant update (opened_on, closed_on) on sign_on to alongside_app;
create policy app_reads on circulated for select to alongside_app using (
  actor_drafts(statement_id) or (select actor_job())
  or statement_id = (select outside_statement())
  or exists (select 1 from publication p where p.final_id = circulated.final_id));
create policy app_uses on sign_on_link for update to alongside_app
  using (token_hash = (select actor_bearer()) and used_on is null)
  with check (token_hash = actor_bearer() and used_on is not null);
create policy app_sweeps on sign_on_link for delete to alongside_app using (
  (select actor_job()) or (organisation_id = (select actor_organisation()) and (select actor_steward())));
grant update (used_on), delete on sign_on_link to alongside_app;

-- A link signs once, and a public page is looked at before its signature counts; both only while sign-on is open. P9
create function sign_on_open(the_final uuid) returns boolean stable language sql as
  $$ select exists (select 1 from sign_on where final_id = the_final and closed_on is null) $$;
create policy app_signs_on on endorsement for insert to alongside_app with check (
  withdrawn_on is null and sign_on_open(final_id) and (
    (by_link and exists (select 1 from sign_on_link l where l.token_hash = actor_bearer() and l.used_on is null
       and l.final_id = endorsement.final_id and l.statement_id = endorsement.statement_id))
    or (not by_link and taken_on is null and shown_name is null and statement_id = door_statement()
        and exists (select 1 from publication p where p.final_id = endorsement.final_id))));
create policy app_changes on endorsement for update to alongside_app
  using (code_hash = (select actor_bearer()) or (actor_drafts(statement_id) and (select actor_steward())))
  with check (code_hash = actor_bearer() or actor_drafts(statement_id));
grant update (final_id, shown_name, taken_on, withdrawn_on) on endorsement to alongside_app;
-- Only its own code moves it to another text, and only to one that is open; nobody brings it back. P1
create function endorsement_is_its_signers() returns trigger language plpgsql as $$
begin
  if (new.final_id <> old.final_id and not (old.code_hash is not distinct from actor_bearer() and sign_on_open(new.final_id)))
    or (old.withdrawn_on is not null and new.withdrawn_on is null)
    or (old.taken_on is null and new.taken_on is not null and not actor_drafts(new.statement_id)) then
    raise insufficient_privilege using message = 'an endorsement is its signer''s';
  end if;
  return new;
end $$;
create trigger endorsement_is_its_signers before update on endorsement
  for each row when (current_user = 'alongside_app') execute function endorsement_is_its_signers();

-- Whoever can read the page may object to it, in her organisation's own name. P14
create policy app_reads on objection for select to alongside_app using (
  actor_drafts(statement_id) or organisation_id = (select actor_organisation()) or (select actor_job())
  or statement_id = (select door_statement()));
create policy app_objects on objection for insert to alongside_app with check (
  organisation_id = actor_organisation() and actor_steward()
  and exists (select 1 from publication p where p.final_id = objection.final_id and p.statement_id = objection.statement_id));
create policy app_records on objection for update to alongside_app
  using ((select actor_job())) with check (actor_job());
grant update (recorded, silence_recorded) on objection to alongside_app;
create policy app_reads on objection_answer for select to alongside_app using (
  exists (select 1 from objection o where o.id = objection_id));
create policy app_answers on objection_answer for insert to alongside_app with check (
  actor_drafts(statement_id) and organisation_id = actor_organisation() and actor_steward()
  and exists (select 1 from objection o where o.id = objection_id and o.statement_id = objection_answer.statement_id));

create policy app_reads on unrecorded for select to alongside_app using (
  organisation_id = (select actor_organisation()) or (select actor_job()));
create policy app_writes on unrecorded for insert to alongside_app with check (
  organisation_id = actor_organisation() and actor_drafts(statement_id)
  and exists (select 1 from statement s where s.id = statement_id and s.partnership_id = unrecorded.partnership_id));
create policy app_records on unrecorded for delete to alongside_app using ((select actor_job()));
grant delete on unrecorded to alongside_app;

-- The draft's key: made and handed on by those who are on it; theirs are the public keys that it is sealed to.
create policy app_reads_drafts on audience_epoch for select to alongside_app using (
  actor_drafts(audience_id)
  or exists (select 1 from drafter d where d.organisation_id = audience_id)
  or audience_id = (select outside_statement()) or audience_id = (select door_statement()));
create policy app_makes_drafts on audience_epoch for insert to alongside_app with check (
  kind = 'statement' and actor_drafts(audience_id));
create policy app_makes_drafts on key_share for insert to alongside_app with check (actor_drafts(audience_id));
create policy app_drops_drafts on key_share for delete to alongside_app using (
  holder_id = (select actor_organisation()) and (select actor_steward()) and actor_drafts(audience_id));
create policy app_reads_drafts on record_wrap for select to alongside_app using (actor_drafts(audience_id));
-- An endorser writes her organisation's name to those on the draft, and reads nothing there.
create policy app_signs_on on record_wrap for insert to alongside_app with check (
  audience_id = (select outside_statement()) or audience_id = (select door_statement()));

-- On one draft they know of each other: who joined agreed to it, and who is asked learns who asks (P6).
create policy app_makes_drafts on acquaintance for insert to alongside_app with check (
  actor_steward()
  and exists (select 1 from drafter one join drafter other on other.statement_id = one.statement_id
              where one.organisation_id = acquaintance.organisation_id and other.organisation_id = acquaintance.known_to
                and one.answer = 'joined' and one.left_on is null
                and other.left_on is null and other.answer is distinct from 'declined'));

-- The public page: a text that makes another one good, and the one it makes good, are shown with each other.
create index objection_answer_by_supplement on objection_answer (supplement_id) where supplement_id is not null;
create policy app_reads_linked on objection_answer for select to alongside_app using (
  supplement_id = (select door_statement()));
create function linked_statement() returns setof uuid stable language sql as
  $$ select supplement_id from objection_answer where statement_id = door_statement() and supplement_id is not null
     union select statement_id from objection_answer where supplement_id = door_statement() $$;
create policy app_reads_linked on publication for select to alongside_app using (
  statement_id in (select linked_statement()));
