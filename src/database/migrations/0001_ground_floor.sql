-- The ground floor. Run by the owner; `alongside_app` owns nothing and bypasses nothing (C20, C21).
-- Comments on columns classify them (C02): public | internal | sealed | secret.

-- Who is asking. Set by withActor for one transaction; '' after the first use, hence nullif.
create function actor_person() returns uuid stable language sql as
  $$ select nullif(current_setting('alongside.person', true), '')::uuid $$;
create function actor_organisation() returns uuid stable language sql as
  $$ select nullif(current_setting('alongside.organisation', true), '')::uuid $$;
create function actor_steward() returns boolean stable language sql as
  $$ select current_setting('alongside.steward', true) = 'on' $$;
create function actor_host() returns boolean stable language sql as
  $$ select current_setting('alongside.host', true) = 'on' $$;
-- The partnerships are kept as one text: finding an id in it is quicker than making a list of it for every query.
create function actor_is_in(the_partnership uuid) returns boolean stable language sql as
  $$ select position(the_partnership::text in current_setting('alongside.partnerships', true)) > 0 $$;
create function actor_job() returns boolean stable language sql as
  $$ select current_setting('alongside.job', true) = 'on' $$;
-- The hash of a secret the visitor holds (session cookie, one-time link, sign-in name, recovery code).
create function actor_bearer() returns bytea stable language sql as
  $$ select decode(nullif(current_setting('alongside.bearer', true), ''), 'hex') $$;

-- The hash of the form being acted on.
create function actor_act() returns bytea stable language sql as
  $$ select decode(nullif(current_setting('alongside.act', true), ''), 'hex') $$;

-- Envelope: version byte 1 (AES-256-GCM under a record key, padded) or 2 (sealed box to a public key).
create domain sealed_field as bytea check (get_byte(value, 0) = 1 and octet_length(value) >= 61);
create domain sealed_box as bytea check (get_byte(value, 0) = 2 and octet_length(value) >= 61);

create table installation (
  one boolean primary key default true check (one),
  set_up_hash bytea,
  host_id uuid,
  set_up_on date
);

create table organisation (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  -- Lists and searches use this spelling; byte order keeps a prefix one stretch of the index.
  sort_name text collate "C" generated always as (lower(name)) stored,
  kind text not null check (kind in ('community-led', 'ally')),
  communities text[] not null,
  vocabulary text not null,
  regions text[] not null,
  languages text[] not null,
  listed boolean not null default false,
  founded_on date not null
);
create index organisation_by_name on organisation (sort_name, id);
create index organisation_listed_by_name on organisation (sort_name, id) where listed;
create index organisation_listed_by_kind on organisation (kind, sort_name, id) where listed;
create index organisation_unlisted_by_kind on organisation (kind, sort_name, id) where not listed;

create table person (
  id uuid primary key,
  public_key bytea not null,
  language text,
  code_confirmed boolean not null default false
);
create table login (
  id bytea primary key,
  person_id uuid not null unique references person on delete cascade,
  salt bytea not null,
  memory integer not null check (memory >= 19456),
  passes integer not null check (passes >= 2),
  verifier_hash bytea not null
);
create table person_wrap (
  person_id uuid not null references person on delete cascade,
  kind text not null check (kind in ('passphrase', 'recovery')),
  wrapped sealed_field not null,
  primary key (person_id, kind)
);
create table recovery (
  id bytea primary key,
  person_id uuid not null unique references person on delete cascade
);
create table session (
  id_hash bytea primary key,
  person_id uuid not null references person on delete cascade,
  sealed_key sealed_field not null,
  started_at timestamptz not null,
  seen_at timestamptz not null
);
create index session_by_person on session (person_id);
create index session_by_seen on session (seen_at);

create table membership (
  person_id uuid primary key references person on delete cascade,
  organisation_id uuid not null references organisation,
  role text not null check (role in ('steward', 'member')),
  name_sealed sealed_field not null,
  joined_on date not null
);
create index membership_by_organisation on membership (organisation_id, joined_on, person_id);
create index membership_of_stewards on membership (organisation_id, person_id) where role = 'steward';

create table invitation (
  id uuid primary key,
  token_hash bytea not null unique,
  kind text not null check (kind in ('person', 'organisation', 'recovery', 'introduction')),
  organisation_id uuid not null references organisation,
  role text check (role in ('steward', 'member')),
  organisation_kind text check (organisation_kind in ('community-led', 'ally')),
  person_id uuid references person on delete cascade,
  sealed_key sealed_field,
  -- An open link ends with its maker's office; a used one keeps neither maker nor key.
  made_by uuid references person on delete cascade,
  made_on date not null,
  expires_on date not null,
  used_on date,
  check ((used_on is null) = (made_by is not null)),
  check ((kind in ('person', 'recovery') and used_on is null) = (sealed_key is not null)),
  check ((kind = 'recovery') = (person_id is not null))
);
create index invitation_by_organisation on invitation (organisation_id, made_on desc, id);
create index invitation_open on invitation (organisation_id, expires_on) where used_on is null;

-- Keys: one pair per audience and epoch; each private half sealed to every holder, and to the next epoch.
create table audience_epoch (
  audience_id uuid not null,
  epoch integer not null check (epoch >= 1),
  kind text not null check (kind in ('organisation', 'partnership')),
  public_key bytea not null,
  previous_sealed sealed_box,
  since date not null,
  primary key (audience_id, epoch)
);
create table key_share (
  audience_id uuid not null,
  epoch integer not null,
  holder_id uuid not null,
  holder_epoch integer not null,
  sealed sealed_box not null,
  primary key (audience_id, epoch, holder_id),
  foreign key (audience_id, epoch) references audience_epoch
);
create index key_share_by_holder on key_share (holder_id);
create table record_wrap (
  record_id uuid not null,
  audience_id uuid not null,
  epoch integer not null,
  sealed sealed_box not null,
  primary key (record_id, audience_id),
  foreign key (audience_id, epoch) references audience_epoch
);

-- Who knows of whom: an unlisted organisation is visible only to those it is acquainted with.
create table acquaintance (
  organisation_id uuid not null references organisation,
  known_to uuid not null references organisation,
  since date not null,
  primary key (organisation_id, known_to)
);
create index acquaintance_by_knower on acquaintance (known_to, organisation_id);
create table let_in (
  organisation_id uuid not null references organisation,
  ally_id uuid not null references organisation,
  since date not null,
  primary key (organisation_id, ally_id)
);
create index let_in_by_ally on let_in (ally_id);

create table led_claim (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  -- Days are too coarse to tell which of two claims is the latest.
  number integer not null check (number >= 1),
  profile text not null check (profile in ('RUF-2018', 'UNAIDS', 'NSWP-verified', 'custom')),
  -- A confirmation holds for the communities it was given for, not for one added later.
  communities text[] not null,
  bands jsonb not null,
  statement_sealed sealed_field not null,
  claimed_on date not null,
  unique (organisation_id, number)
);
-- Whom a claim asks to confirm it; the row goes when they have answered, or when a newer claim asks.
create table led_request (
  claim_id uuid not null references led_claim,
  organisation_id uuid not null references organisation,
  asked_id uuid not null references organisation,
  asked_on date not null,
  primary key (claim_id, asked_id),
  check (asked_id <> organisation_id)
);
create index led_request_by_asked on led_request (asked_id, asked_on desc, claim_id);
create index led_request_by_organisation on led_request (organisation_id);
create table led_answer (
  claim_id uuid not null references led_claim,
  organisation_id uuid not null references organisation,
  by_id uuid not null references organisation,
  answer text not null check (answer in ('confirmed', 'questioned')),
  reason_sealed sealed_field not null,
  record_id uuid not null,
  answered_on date not null,
  primary key (claim_id, by_id),
  check (by_id <> organisation_id)
);
create index led_answer_by_organisation on led_answer (organisation_id, answered_on desc);

create table clause_question (
  id uuid primary key,
  asked_by uuid not null references organisation,
  ally_id uuid not null references organisation,
  clause text not null check (clause in ('pepfar-pledge')),
  asked_on date not null,
  unique (asked_by, ally_id, clause)
);
create index clause_question_by_ally on clause_question (ally_id);
create table clause_answer (
  question_id uuid primary key references clause_question,
  answer text not null check (answer in ('bound', 'not-bound', 'unsure')),
  note_sealed sealed_field not null,
  record_id uuid not null,
  answered_on date not null
);

create table partnership (
  id uuid primary key,
  proposed_by uuid not null references organisation,
  proposed_on date not null
);
create table party (
  partnership_id uuid not null references partnership,
  organisation_id uuid not null references organisation,
  side text not null check (side in ('community', 'ally')),
  asked_on date not null,
  -- Named in a text, it knows nothing of it until the community side has agreed to show it.
  shown_on date,
  joined_on date,
  -- When the partnership's key was sealed to it: a newcomer whose own consent was the last waits for the next visitor.
  keyed_on date,
  left_on date,
  left_sequence integer,
  primary key (partnership_id, organisation_id)
);
create index party_by_organisation on party (organisation_id, asked_on desc, partnership_id);
create index party_here on party (organisation_id, partnership_id) where left_on is null and shown_on is not null;

create table decision (
  id uuid primary key,
  partnership_id uuid not null references partnership,
  change text not null check (change in ('founding', 'agreement', 'parties', 'ending')),
  proposed_by uuid not null references organisation,
  proposed_on date not null,
  based_on integer not null
);
create index decision_by_partnership on decision (partnership_id, proposed_on desc, id);
create table decision_version (
  id uuid primary key,
  decision_id uuid not null references decision,
  partnership_id uuid not null,
  number integer not null check (number >= 1),
  by_id uuid not null references organisation,
  text_sealed sealed_field not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  window_days integer not null check (window_days between 1 and 60),
  opened_on date not null,
  unique (decision_id, number)
);
create table decision_answer (
  version_id uuid not null references decision_version,
  partnership_id uuid not null,
  organisation_id uuid not null references organisation,
  answer text not null check (answer in ('consent', 'objection', 'silence')),
  reason_sealed sealed_field,
  record_id uuid not null,
  answered_on date not null,
  -- The order in which a decision's answers were last given: days are too coarse for "community first".
  place integer not null check (place >= 1),
  primary key (version_id, organisation_id),
  check ((answer = 'objection') = (reason_sealed is not null))
);
create table window_waiver (
  version_id uuid not null references decision_version,
  partnership_id uuid not null,
  organisation_id uuid not null references organisation,
  waived_on date not null,
  primary key (version_id, organisation_id)
);
create table decision_outcome (
  decision_id uuid primary key references decision,
  partnership_id uuid not null,
  version_id uuid not null references decision_version,
  outcome text not null check (outcome in ('effect', 'lapsed', 'withdrawn', 'overtaken', 'party-left')),
  closed_on date not null
);
-- Those without an outcome. The row goes when it has one: what is open is found without reading what is not.
create table open_decision (
  partnership_id uuid not null references partnership,
  decision_id uuid not null references decision,
  primary key (partnership_id, decision_id)
);
create table agreement (
  partnership_id uuid not null references partnership,
  number integer not null check (number >= 1),
  version_id uuid not null unique references decision_version,
  in_force_on date not null,
  primary key (partnership_id, number)
);
create table ending (
  partnership_id uuid primary key references partnership,
  cause text not null check (cause in ('decision', 'left')),
  ended_on date not null
);

-- One chain per partnership. Content and salt live beside it, sealed, and can be shredded; the chain stays.
create table ledger_entry (
  partnership_id uuid not null references partnership,
  sequence integer not null check (sequence >= 1),
  previous bytea not null check (octet_length(previous) = 32),
  kind text not null,
  organisation_id uuid,
  actor text,
  object_id uuid not null,
  day date not null,
  commitment bytea not null check (octet_length(commitment) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (partnership_id, sequence)
);
create index ledger_entry_by_day on ledger_entry (day, partnership_id);
create table ledger_content (
  partnership_id uuid not null,
  sequence integer not null,
  record_id uuid not null,
  content_sealed sealed_field not null,
  primary key (partnership_id, sequence),
  foreign key (partnership_id, sequence) references ledger_entry
);
create table checkpoint (
  partnership_id uuid not null references partnership,
  day date not null,
  size integer not null,
  note text not null,
  primary key (partnership_id, day)
);
create table held_checkpoint (
  partnership_id uuid not null references partnership,
  organisation_id uuid not null references organisation,
  size integer not null check (size >= 1),
  head bytea not null check (octet_length(head) = 32),
  note text not null,
  held_on date not null,
  primary key (partnership_id, organisation_id, size)
);
create index held_checkpoint_by_size on held_checkpoint (partnership_id, size desc, organisation_id);

-- Forms act once: the second arrival of the same form finds its answer here (C48).
create table act (
  token_hash bytea primary key,
  location text not null,
  day date not null
);

-- Others take a party in, hand it the key, or let it go while it is only asked. Who is in it, or founds it, leaves by
-- itself; policies cannot compare a row with what it was.
create function party_leaves_by_itself() returns trigger language plpgsql as $$
begin
  if new.organisation_id is distinct from actor_organisation() and (
    (old.left_on is null and (old.joined_on is not null or old.keyed_on is not null) and new.left_on is not null)
    or (old.left_on is null and old.joined_on is not null and new.joined_on is distinct from old.joined_on)
    or (new.left_sequence is not null and new.left_sequence is distinct from old.left_sequence)) then
    raise insufficient_privilege using message = 'a party leaves by itself';
  end if;
  return new;
end $$;
create trigger party_leaves_by_itself before update on party
  for each row when (current_user = 'alongside_app') execute function party_leaves_by_itself();

create function ledger_is_append_only() returns trigger language plpgsql as
  $$ begin raise exception 'the ledger is append only'; end $$;
create trigger ledger_entry_append_only before update or delete or truncate on ledger_entry
  for each statement execute function ledger_is_append_only();

-- Statistics are samples of what a column holds, and outlive its rows: none of what is sealed (C39).
do $$
declare one record;
begin
  for one in select attrelid::regclass as relation, attname from pg_attribute
      where atttypid in ('sealed_field'::regtype, 'sealed_box'::regtype) and attnum > 0 loop
    execute format('alter table %s alter column %I set statistics 0', one.relation, one.attname);
  end loop;
end $$;

-- Row-level security, FORCE on every table. The owner's own policy is for migrations and restores only.
do $$
declare name text;
begin
  for name in select tablename from pg_tables where schemaname = current_schema() and tablename <> 'migration' loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', name);
    execute format('create policy auditor_reads on %I for select to alongside_auditor using (true)', name);
    execute format('grant select on %I to alongside_auditor', name);
    execute format('grant select, insert on %I to alongside_app', name);
  end loop;
end $$;
revoke insert on installation from alongside_app;

-- Begins a transaction's actor, or renews it: membership and partnerships are read here, under the policies below.
create function set_actor(the_person uuid, the_bearer bytea, is_job boolean) returns void language plpgsql as $$
declare own record;
begin
  perform set_config('alongside.person', coalesce(the_person::text, ''), true),
    set_config('alongside.bearer', coalesce(encode(the_bearer, 'hex'), ''), true),
    set_config('alongside.job', case when is_job then 'on' else '' end, true),
    set_config('alongside.organisation', '', true),
    set_config('alongside.steward', '', true),
    set_config('alongside.host', '', true),
    set_config('alongside.partnerships', '', true);
  if the_person is null then return; end if;
  select m.organisation_id, m.role, i.host_id into own
    from membership m left join installation i on i.host_id = m.organisation_id where m.person_id = the_person;
  if not found then return; end if;
  perform set_config('alongside.organisation', own.organisation_id::text, true),
    set_config('alongside.steward', case when own.role = 'steward' then 'on' else '' end, true),
    set_config('alongside.host', case when own.host_id is not null then 'on' else '' end, true);
  perform set_config('alongside.partnerships', coalesce(string_agg(p.partnership_id::text, ','), ''), true)
    from party p where p.organisation_id = own.organisation_id and p.left_on is null and p.shown_on is not null;
end $$;

-- Policies of the app. A signed-in person reads her organisation's rows and those it shares in.
-- `(select …)`: who asks is found out once per query, not once per row, and plans are the same whoever asks.
create policy app_reads on installation for select to alongside_app using (true);
create policy app_sets_up on installation for update to alongside_app
  using (set_up_hash = (select actor_bearer())) with check (set_up_hash is null);
grant update (set_up_hash, host_id, set_up_on) on installation to alongside_app;

create policy app_reads on organisation for select to alongside_app using (
  id = (select actor_organisation())
  or (listed and (select actor_person()) is not null)
  -- `offset 0` keeps this one look-up per row; hashed, it would first read all that the host knows.
  or exists (select 1 from acquaintance a
             where a.organisation_id = organisation.id and a.known_to = (select actor_organisation()) offset 0)
  or exists (select 1 from invitation i where i.token_hash = (select actor_bearer()) and i.organisation_id = organisation.id)
  -- Made in this very transaction: a founder writes its first rows before she counts as its member.
  or xmin = (select pg_current_xact_id_if_assigned()::xid)
  or (select actor_job()));
create policy app_founds on organisation for insert to alongside_app with check (
  exists (select 1 from installation where set_up_hash = actor_bearer())
  or exists (select 1 from invitation i where i.token_hash = actor_bearer()
             and i.kind = 'organisation' and i.used_on is null and i.organisation_kind = organisation.kind));
create policy app_edits on organisation for update to alongside_app
  using (id = (select actor_organisation()) and (select actor_steward())) with check (id = actor_organisation());
grant update (name, communities, vocabulary, regions, languages, listed) on organisation to alongside_app;

create policy app_reads on person for select to alongside_app using (
  id = (select actor_person())
  or exists (select 1 from membership m where m.person_id = person.id and m.organisation_id = (select actor_organisation())));
create policy app_joins on person for insert to alongside_app with check (id = actor_person());
create policy app_edits on person for update to alongside_app
  using (id = (select actor_person())) with check (id = actor_person());
create policy app_erases on person for delete to alongside_app using (id = (select actor_person()));
grant update (public_key, language, code_confirmed), delete on person to alongside_app;

-- A name or code that is known finds its row; changing it takes the person.
create policy app_reads on login for select to alongside_app
  using (id = (select actor_bearer()) or person_id = (select actor_person()));
create policy app_makes on login for insert to alongside_app with check (person_id = actor_person());
create policy app_edits on login for update to alongside_app
  using (person_id = (select actor_person())) with check (person_id = actor_person());
create policy app_drops on login for delete to alongside_app using (person_id = (select actor_person()));
grant update, delete on login to alongside_app;
create policy app_all on person_wrap to alongside_app
  using (person_id = (select actor_person())) with check (person_id = actor_person());
grant update, delete on person_wrap to alongside_app;
create policy app_reads on recovery for select to alongside_app
  using (id = (select actor_bearer()) or person_id = (select actor_person()));
create policy app_makes on recovery for insert to alongside_app with check (person_id = actor_person());
create policy app_edits on recovery for update to alongside_app
  using (person_id = (select actor_person())) with check (person_id = actor_person());
create policy app_drops on recovery for delete to alongside_app using (person_id = (select actor_person()));
grant update, delete on recovery to alongside_app;

create policy app_reads on session for select to alongside_app
  using (id_hash = (select actor_bearer()) or person_id = (select actor_person()) or (select actor_job())
    -- What cannot be seen cannot be deleted: a steward ends a member's sessions.
    or ((select actor_steward()) and exists (select 1 from membership m
        where m.person_id = session.person_id and m.organisation_id = (select actor_organisation()))));
create policy app_starts on session for insert to alongside_app with check (person_id = actor_person());
create policy app_touches on session for update to alongside_app
  using (id_hash = (select actor_bearer())) with check (id_hash = actor_bearer());
create policy app_ends on session for delete to alongside_app using (
  id_hash = (select actor_bearer()) or person_id = (select actor_person()) or (select actor_job())
  or ((select actor_steward()) and exists (select 1 from membership m
      where m.person_id = session.person_id and m.organisation_id = (select actor_organisation()))));
grant update (seen_at), delete on session to alongside_app;

create policy app_reads on membership for select to alongside_app
  using (person_id = (select actor_person()) or organisation_id = (select actor_organisation()));
-- A link makes her what it says, where it says; a founder is steward of what she made just now, and of nothing else.
create policy app_joins on membership for insert to alongside_app with check (
  person_id = actor_person() and (
    (role = 'steward' and exists (select 1 from organisation o
       where o.id = organisation_id and o.xmin = pg_current_xact_id_if_assigned()::xid))
    or exists (select 1 from invitation i where i.token_hash = actor_bearer() and i.used_on is null and i.kind = 'person'
               and i.organisation_id = membership.organisation_id and i.role = membership.role)));
create policy app_edits on membership for update to alongside_app
  using (person_id = (select actor_person()) or ((select actor_steward()) and organisation_id = (select actor_organisation())))
  with check (organisation_id = actor_organisation()
    and (actor_steward() or (person_id = actor_person() and role = 'member')));
create policy app_removes on membership for delete to alongside_app
  using (person_id = (select actor_person()) or ((select actor_steward()) and organisation_id = (select actor_organisation())));
grant update (role, name_sealed), delete on membership to alongside_app;

create policy app_reads on invitation for select to alongside_app
  using (token_hash = (select actor_bearer()) or organisation_id = (select actor_organisation()) or (select actor_job()));
create policy app_makes on invitation for insert to alongside_app
  with check (organisation_id = actor_organisation() and actor_steward() and made_by = actor_person());
create policy app_uses on invitation for update to alongside_app
  using (token_hash = (select actor_bearer()) and used_on is null)
  with check (token_hash = actor_bearer() and used_on is not null);
create policy app_withdraws on invitation for delete to alongside_app
  using ((organisation_id = (select actor_organisation()) and ((select actor_steward()) or sealed_key is not null)) or (select actor_job()));
grant update (used_on, sealed_key, made_by), delete on invitation to alongside_app;

-- A public key is read where its audience is: those one belongs to, knows of, or was given a key of.
create policy app_reads on audience_epoch for select to alongside_app using (
  audience_id = (select actor_organisation()) or actor_is_in(audience_id) or (select actor_job())
  or exists (select 1 from organisation o where o.id = audience_id)
  or exists (select 1 from party p where p.organisation_id = audience_id)
  or exists (select 1 from partnership p where p.id = audience_id)
  or exists (select 1 from key_share k where k.audience_id = audience_epoch.audience_id and k.holder_id = (select actor_person())));
-- Keys are made, and handed on, by those whose they are.
create policy app_makes on audience_epoch for insert to alongside_app with check (
  audience_id = actor_organisation() or actor_is_in(audience_id)
  or exists (select 1 from organisation o
             where o.id = audience_id and o.xmin = pg_current_xact_id_if_assigned()::xid));
create policy app_reads on key_share for select to alongside_app using (
  holder_id = (select actor_person()) or holder_id = (select actor_organisation())
  or ((select actor_steward()) and audience_id = (select actor_organisation())));
create policy app_makes on key_share for insert to alongside_app with check (
  audience_id = actor_organisation() or actor_is_in(audience_id)
  or (holder_id = actor_person() and (
    exists (select 1 from organisation o
            where o.id = audience_id and o.xmin = pg_current_xact_id_if_assigned()::xid)
    or exists (select 1 from invitation i where i.token_hash = actor_bearer() and i.used_on is null and i.kind = 'person'
               and i.organisation_id = audience_id))));
create policy app_drops on key_share for delete to alongside_app using (
  holder_id = (select actor_person()) or ((select actor_steward()) and audience_id = (select actor_organisation())));
grant delete on key_share to alongside_app;
create policy app_reads on record_wrap for select to alongside_app using (
  audience_id = (select actor_person()) or audience_id = (select actor_organisation())
  or actor_is_in(audience_id)
  -- Who has left still reads what it was sent until then: later epochs were never sealed to it (C18).
  or exists (select 1 from party p where p.partnership_id = record_wrap.audience_id
             and p.organisation_id = (select actor_organisation()) and p.left_sequence is not null));
-- Anyone may write in to those whose public key she sees.
create policy app_makes on record_wrap for insert to alongside_app with check (
  (actor_person() is not null or actor_job())
  and exists (select 1 from audience_epoch e
              where e.audience_id = record_wrap.audience_id and e.epoch = record_wrap.epoch));
create policy app_shreds on record_wrap for delete to alongside_app using (
  audience_id = (select actor_person()) or audience_id = (select actor_organisation())
  or actor_is_in(audience_id));
grant delete on record_wrap to alongside_app;

create policy app_reads on acquaintance for select to alongside_app
  using (known_to = (select actor_organisation()) or organisation_id = (select actor_organisation()));
-- A function, because organisation's policy asks acquaintance.
create function actor_may_know(the_organisation uuid) returns boolean stable language sql as
  $$ select exists (select 1 from organisation where id = the_organisation)
         or exists (select 1 from installation where host_id = the_organisation) $$;
-- Knowing begins with a link, a partnership or the host: nobody makes herself known to the unlisted, and nobody is
-- made known to who is named in a text and not shown it.
create policy app_makes on acquaintance for insert to alongside_app
  with check (actor_steward() and (
    ((known_to = actor_organisation() or organisation_id = actor_organisation())
      and actor_may_know(organisation_id) and actor_may_know(known_to))
    or exists (select 1 from party one join party other on other.partnership_id = one.partnership_id
               where one.organisation_id = acquaintance.organisation_id and other.organisation_id = acquaintance.known_to
                 and one.shown_on is not null and other.shown_on is not null)));
create policy app_reads on let_in for select to alongside_app
  using (organisation_id = (select actor_organisation()) or ally_id = (select actor_organisation()));
create policy app_makes on let_in for insert to alongside_app
  with check (organisation_id = actor_organisation() and actor_steward());
create policy app_drops on let_in for delete to alongside_app
  using (organisation_id = (select actor_organisation()) and (select actor_steward()));
grant delete on let_in to alongside_app;

-- A claim is read where its organisation is: the subquery runs under organisation's own policy.
create policy app_reads on led_claim for select to alongside_app
  using (exists (select 1 from organisation o where o.id = led_claim.organisation_id));
create policy app_makes on led_claim for insert to alongside_app
  with check (organisation_id = actor_organisation() and actor_steward());
create policy app_reads on led_answer for select to alongside_app
  using (exists (select 1 from organisation o where o.id = led_answer.organisation_id));
create policy app_makes on led_answer for insert to alongside_app with check (
  by_id = actor_organisation() and actor_steward()
  and exists (select 1 from led_claim c where c.id = claim_id and c.organisation_id = led_answer.organisation_id));

create policy app_changes on led_answer for update to alongside_app
  using (by_id = (select actor_organisation()) and (select actor_steward())) with check (by_id = actor_organisation());
grant update (answer, reason_sealed, record_id, answered_on) on led_answer to alongside_app;
create policy app_reads on led_request for select to alongside_app
  using (organisation_id = (select actor_organisation()) or asked_id = (select actor_organisation()));
create policy app_makes on led_request for insert to alongside_app with check (
  organisation_id = actor_organisation() and actor_steward()
  and exists (select 1 from led_claim c where c.id = claim_id and c.organisation_id = led_request.organisation_id));
create policy app_settles on led_request for delete to alongside_app
  using ((organisation_id = (select actor_organisation()) or asked_id = (select actor_organisation())) and (select actor_steward()));
grant delete on led_request to alongside_app;

create policy app_reads on clause_question for select to alongside_app
  using (asked_by = (select actor_organisation()) or ally_id = (select actor_organisation()));
create policy app_makes on clause_question for insert to alongside_app
  with check (asked_by = actor_organisation() and actor_steward());
create policy app_reads on clause_answer for select to alongside_app
  using (exists (select 1 from clause_question q where q.id = question_id));
create policy app_makes on clause_answer for insert to alongside_app with check (
  exists (select 1 from clause_question q where q.id = question_id and q.ally_id = actor_organisation()) and actor_steward());
create policy app_changes on clause_answer for update to alongside_app using (
  exists (select 1 from clause_question q where q.id = question_id and q.ally_id = (select actor_organisation())) and (select actor_steward()));
grant update (answer, note_sealed, record_id, answered_on) on clause_answer to alongside_app;

create policy app_reads on partnership for select to alongside_app
  using (actor_is_in(id) or proposed_by = (select actor_organisation()) or (select actor_job())
    or exists (select 1 from party p where p.partnership_id = partnership.id));
create policy app_proposes on partnership for insert to alongside_app
  with check (proposed_by = actor_organisation() and actor_steward());
-- No subquery here, not even `(select …)`: partnership's policy asks party, and party's check asks partnership.
create policy app_reads on party for select to alongside_app
  using ((organisation_id = actor_organisation() and (shown_on is not null or left_sequence is not null))
    or actor_is_in(partnership_id) or actor_job());
create policy app_makes on party for insert to alongside_app with check (
  actor_steward() and (actor_is_in(partnership_id)
  -- Having proposed a partnership gives no hold on it after leaving.
  or exists (select 1 from partnership p where p.id = partnership_id and p.proposed_by = actor_organisation()
             and p.xmin = pg_current_xact_id_if_assigned()::xid)));
create policy app_changes on party for update to alongside_app
  using ((actor_is_in(partnership_id) and actor_steward()) or actor_job())
  with check (actor_is_in(partnership_id) or actor_job());
grant update (asked_on, shown_on, joined_on, keyed_on, left_on, left_sequence) on party to alongside_app;

create policy app_reads on ledger_entry for select to alongside_app using (
  actor_is_in(partnership_id) or (select actor_job())
  or exists (select 1 from party p where p.partnership_id = ledger_entry.partnership_id
             and p.organisation_id = (select actor_organisation()) and p.left_sequence >= ledger_entry.sequence));
create policy app_appends on ledger_entry for insert to alongside_app with check (
  (actor_is_in(partnership_id) and (organisation_id = actor_organisation() or organisation_id is null)) or actor_job());
create policy app_reads on ledger_content for select to alongside_app using (
  exists (select 1 from ledger_entry e where e.partnership_id = ledger_content.partnership_id
          and e.sequence = ledger_content.sequence));
create policy app_appends on ledger_content for insert to alongside_app with check (
  actor_is_in(partnership_id) or actor_job());

do $$
declare name text;
begin
  foreach name in array array['decision', 'decision_version', 'decision_answer', 'window_waiver',
                              'decision_outcome', 'open_decision', 'agreement', 'ending', 'checkpoint', 'held_checkpoint'] loop
    execute format('create policy app_reads on %I for select to alongside_app
      using (actor_is_in(partnership_id) or (select actor_job()))', name);
    execute format('create policy app_makes on %I for insert to alongside_app
      with check ((actor_is_in(partnership_id) and actor_steward()) or actor_job())', name);
  end loop;
end $$;
create policy app_closes on open_decision for delete to alongside_app using (
  exists (select 1 from decision_outcome o where o.decision_id = open_decision.decision_id));
grant delete on open_decision to alongside_app;
create policy app_own_answer on decision_answer as restrictive for insert to alongside_app
  with check (organisation_id = actor_organisation() or answer = 'silence');
create policy app_own_waiver on window_waiver as restrictive for insert to alongside_app
  with check (organisation_id = actor_organisation());
create policy app_own_version on decision_version as restrictive for insert to alongside_app
  with check (by_id = actor_organisation());
create policy app_own_proposal on decision as restrictive for insert to alongside_app
  with check (proposed_by = actor_organisation());
create policy app_own_hold on held_checkpoint as restrictive for insert to alongside_app
  with check (organisation_id = actor_organisation());
create policy app_changes on decision_answer for update to alongside_app
  using (organisation_id = (select actor_organisation()) and (select actor_steward()))
  with check (organisation_id = actor_organisation());
grant update (answer, reason_sealed, record_id, answered_on, place) on decision_answer to alongside_app;

-- An act is found by the one form that made it; jobs sweep old ones.
create policy app_reads on act for select to alongside_app using (token_hash = (select actor_act()) or (select actor_job()));
create policy app_makes on act for insert to alongside_app with check (token_hash = actor_act());
create policy app_sweeps on act for delete to alongside_app using ((select actor_job()));
grant delete on act to alongside_app;

insert into installation default values;
