-- Assessments: both sides answer the same questions, and neither sees the other's answers before both have (P3).
-- Questions, sheets, views, readings and agreed words are sealed; who is asked, days and what was published are in clear.

-- A community-led organisation's own sets of questions, version by version.
create table instrument (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  made_on date not null,
  retired_on date
);
create index instrument_by_organisation on instrument (organisation_id, made_on desc, id);
create table instrument_version (
  id uuid primary key,
  instrument_id uuid not null references instrument,
  organisation_id uuid not null references organisation,
  number integer not null check (number >= 1),
  body_sealed sealed_field not null,
  made_on date not null,
  unique (instrument_id, number)
);

create table assessment_round (
  id uuid primary key,
  partnership_id uuid not null references partnership,
  opened_by uuid not null references organisation,
  occasion text not null check (occasion in ('baseline', 'follow-up', 'yearly', 'engagement')),
  engagement_id uuid references engagement,
  -- What comes with the product, by name; null where the questions are an organisation's own.
  shipped text check (shipped ~ '^alongside-[a-z]{1,30}/[0-9]{1,4}$'),
  -- The exact questions, and the areas of the power map as they stood.
  terms_sealed sealed_field not null,
  opened_on date not null,
  answer_by date not null
);
create index assessment_round_by_partnership on assessment_round (partnership_id, opened_on desc, id);

-- Who is asked, on which side, and how it answers.
create table respondent (
  round_id uuid not null references assessment_round,
  partnership_id uuid not null references partnership,
  organisation_id uuid not null references organisation,
  side text not null check (side in ('community', 'ally')),
  mode text check (mode in ('one', 'people')),
  primary key (round_id, organisation_id)
);
create index respondent_by_organisation on respondent (organisation_id, round_id);

-- What one organisation will let the others see, sealed to itself until everyone is in.
create table handing_in (
  round_id uuid not null references assessment_round,
  organisation_id uuid not null references organisation,
  partnership_id uuid not null references partnership,
  record_id uuid not null,
  shared_sealed sealed_field not null,
  handed_in_on date not null,
  opened_on date,
  released_on date,
  -- Set once the files hold nothing of how the sheets came in any more (C31).
  wiped boolean not null default false,
  primary key (round_id, organisation_id)
);
create index handing_in_unwiped on handing_in (round_id) where not wiped;
-- Both sides see both from this day.
create table round_showing (
  round_id uuid primary key references assessment_round,
  partnership_id uuid not null references partnership,
  shown_on date not null
);
create table round_ending (
  round_id uuid primary key references assessment_round,
  partnership_id uuid not null references partnership,
  organisation_id uuid not null references organisation,
  ended_on date not null
);

-- Sheets know their organisation and no person, no day, no link (C31).
create table sheet (
  id uuid primary key,
  round_id uuid not null references assessment_round,
  organisation_id uuid not null references organisation,
  answers_sealed sealed_field not null
);
create index sheet_by_round on sheet (round_id, organisation_id);
-- A member's, half-way, under a key that only she can make. Without a text: she gave hers to the others.
create table half_sheet (
  round_id uuid not null references assessment_round,
  person_id uuid not null references person on delete cascade,
  organisation_id uuid not null references organisation,
  half_sealed sealed_field,
  primary key (round_id, person_id)
);
-- One sheet for somebody without an account: the code opens the questions, and what she wrote so far.
create table rating_link (
  id uuid primary key,
  round_id uuid not null references assessment_round,
  organisation_id uuid not null references organisation,
  token_hash bytea not null unique,
  brief_sealed sealed_field not null,
  half_sealed sealed_field,
  expires_on date not null
);
create index rating_link_by_round on rating_link (round_id, organisation_id);
create index rating_link_by_day on rating_link (expires_on);

-- What follows: each side's reading, agreed actions with an owner and a day, a right of reply.
create table reading (
  id uuid primary key,
  round_id uuid not null references assessment_round,
  partnership_id uuid not null references partnership,
  organisation_id uuid not null references organisation,
  words_sealed sealed_field not null,
  written_on date not null
);
create index reading_by_round on reading (round_id, organisation_id, id);
create table agreed_action (
  id uuid primary key,
  round_id uuid not null references assessment_round,
  partnership_id uuid not null references partnership,
  proposed_by uuid not null references organisation,
  owner_id uuid not null references organisation,
  words_sealed sealed_field not null,
  due_on date not null,
  proposed_on date not null
);
create index agreed_action_by_partnership on agreed_action (partnership_id, due_on, id);
create index agreed_action_by_round on agreed_action (round_id, due_on, id);
create table action_consent (
  action_id uuid not null references agreed_action,
  partnership_id uuid not null references partnership,
  organisation_id uuid not null references organisation,
  consented_on date not null,
  primary key (action_id, organisation_id)
);
-- Whether it was done: the community side is asked first.
create table action_report (
  action_id uuid not null references agreed_action,
  partnership_id uuid not null references partnership,
  organisation_id uuid not null references organisation,
  done boolean not null,
  reported_on date not null,
  primary key (action_id, organisation_id)
);
create table reply (
  round_id uuid not null references assessment_round,
  organisation_id uuid not null references organisation,
  partnership_id uuid not null references partnership,
  record_id uuid not null,
  words_sealed sealed_field not null,
  written_on date not null,
  primary key (round_id, organisation_id)
);

-- Published field by field, by the consent of every party, at an address that they give to whom they want.
create table publishing_consent (
  round_id uuid not null references assessment_round,
  field text not null check (field ~ '^[a-z0-9-]{1,80}$'),
  organisation_id uuid not null references organisation,
  partnership_id uuid not null references partnership,
  consented_on date not null,
  primary key (round_id, field, organisation_id)
);
create table round_publication (
  round_id uuid primary key references assessment_round,
  partnership_id uuid not null references partnership,
  token_hash bytea not null unique,
  record_id uuid not null,
  link_sealed sealed_field not null,
  made_on date not null
);
create table published_field (
  round_id uuid not null references round_publication,
  field text not null,
  partnership_id uuid not null references partnership,
  body jsonb not null,
  published_on date not null,
  primary key (round_id, field)
);

-- Samples of what a column holds outlive its rows: none of what is sealed (C39).
do $$
declare one record;
begin
  for one in select attrelid::regclass as relation, attname from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relname in ('instrument_version', 'assessment_round', 'handing_in', 'sheet', 'half_sheet', 'rating_link',
        'reading', 'agreed_action', 'reply', 'round_publication')
      and atttypid = 'sealed_field'::regtype and attnum > 0 loop
    execute format('alter table %s alter column %I set statistics 0', one.relation, one.attname);
  end loop;
end $$;

do $$
declare name text;
begin
  foreach name in array array['instrument', 'instrument_version', 'assessment_round', 'respondent', 'handing_in',
    'round_showing', 'round_ending', 'sheet', 'half_sheet', 'rating_link', 'reading', 'agreed_action', 'action_consent',
    'action_report', 'reply', 'publishing_consent', 'round_publication', 'published_field'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', name);
    execute format('create policy auditor_reads on %I for select to alongside_auditor using (true)', name);
    execute format('grant select on %I to alongside_auditor', name);
    execute format('grant select, insert on %I to alongside_app', name);
  end loop;
end $$;

-- Questions are written by those whom a community leads, and by no ally. P3, P7
create policy app_reads on instrument for select to alongside_app using (organisation_id = (select actor_organisation()));
create policy app_writes on instrument for insert to alongside_app with check (
  organisation_id = actor_organisation() and actor_steward()
  and exists (select 1 from organisation o where o.id = actor_organisation() and o.kind = 'community-led'));
create policy app_retires on instrument for update to alongside_app
  using (organisation_id = (select actor_organisation()) and (select actor_steward()))
  with check (organisation_id = actor_organisation());
grant update (retired_on) on instrument to alongside_app;
create policy app_reads on instrument_version for select to alongside_app
  using (organisation_id = (select actor_organisation()));
create policy app_writes on instrument_version for insert to alongside_app with check (
  organisation_id = actor_organisation() and actor_steward()
  and exists (select 1 from instrument i where i.id = instrument_id and i.organisation_id = actor_organisation()));

do $$
declare name text;
begin
  foreach name in array array['assessment_round', 'respondent', 'handing_in', 'round_showing', 'round_ending', 'reading',
                              'agreed_action', 'action_consent', 'action_report', 'reply', 'publishing_consent'] loop
    execute format('create policy app_reads on %I for select to alongside_app
      using (actor_is_in(partnership_id) or (select actor_job()))', name);
  end loop;
end $$;

create policy app_opens on assessment_round for insert to alongside_app with check (
  opened_by = actor_organisation() and actor_steward() and actor_is_in(partnership_id)
  and (engagement_id is null or exists (select 1 from engagement e where e.id = engagement_id
       and e.partnership_id = assessment_round.partnership_id)));
-- Another set of questions: the community's word, and only while nobody has begun. P3, P7
create policy app_chooses on assessment_round for update to alongside_app
  using (actor_is_in(partnership_id) and (select actor_steward())
    and exists (select 1 from party p where p.partnership_id = assessment_round.partnership_id
                and p.organisation_id = (select actor_organisation()) and p.side = 'community')
    and not exists (select 1 from respondent r where r.round_id = id and r.mode is not null))
  with check (true);
grant update (shipped, terms_sealed) on assessment_round to alongside_app;

-- Whoever opens a round asks the parties, each on the side it is on, and nobody in another's name begins. P7
create policy app_asks on respondent for insert to alongside_app with check (
  mode is null and actor_steward()
  and exists (select 1 from assessment_round r where r.id = round_id and r.opened_by = actor_organisation()
              and r.partnership_id = respondent.partnership_id)
  and exists (select 1 from party p where p.partnership_id = respondent.partnership_id
              and p.organisation_id = respondent.organisation_id and p.side = respondent.side));
create policy app_chooses on respondent for update to alongside_app
  using (organisation_id = (select actor_organisation()) and (select actor_steward()))
  with check (organisation_id = actor_organisation());
grant update (mode) on respondent to alongside_app;

create policy app_hands_in on handing_in for insert to alongside_app with check (
  organisation_id = actor_organisation() and actor_steward() and actor_is_in(partnership_id) and not wiped
  and exists (select 1 from respondent r where r.round_id = handing_in.round_id
              and r.organisation_id = actor_organisation() and r.partnership_id = handing_in.partnership_id)
  and not exists (select 1 from round_showing s where s.round_id = handing_in.round_id));
create policy app_opens on handing_in for update to alongside_app
  using (organisation_id = (select actor_organisation()) or (select actor_job()))
  with check (organisation_id = actor_organisation() or actor_job());
-- Taken back while nobody else can read it.
create policy app_takes_back on handing_in for delete to alongside_app
  using (organisation_id = (select actor_organisation()) and (select actor_steward()) and opened_on is null);
grant update (opened_on, released_on, wiped), delete on handing_in to alongside_app;
-- Early is a community's choice alone. P3, P7
create policy app_releases on handing_in as restrictive for update to alongside_app
  using (organisation_id = (select actor_organisation()) or (select actor_job())) with check (
  released_on is null or exists (select 1 from respondent r where r.round_id = handing_in.round_id
    and r.organisation_id = handing_in.organisation_id and r.side = 'community'));

-- Nobody shows one side alone: all who are asked and still here are in, and opened. P3
create policy app_shows on round_showing for insert to alongside_app with check (
  actor_is_in(partnership_id)
  and exists (select 1 from assessment_round r where r.id = round_id and r.partnership_id = round_showing.partnership_id)
  and not exists (select 1 from round_ending e where e.round_id = round_showing.round_id)
  and not exists (
    select 1 from respondent r join party p on p.partnership_id = r.partnership_id and p.organisation_id = r.organisation_id
    where r.round_id = round_showing.round_id and p.left_on is null
      and not exists (select 1 from handing_in h where h.round_id = r.round_id and h.organisation_id = r.organisation_id
                      and h.opened_on is not null)));
create policy app_ends on round_ending for insert to alongside_app with check (
  organisation_id = actor_organisation() and actor_steward() and actor_is_in(partnership_id)
  and not exists (select 1 from round_showing s where s.round_id = round_ending.round_id)
  and exists (select 1 from respondent r where r.round_id = round_ending.round_id
              and r.organisation_id = actor_organisation() and r.partnership_id = round_ending.partnership_id));

-- The bearer of a link: one sheet, for one organisation, and nothing else.
create function linked_round() returns uuid stable language sql as
  $$ select round_id from rating_link where token_hash = actor_bearer() $$;
create function linked_rater_of() returns uuid stable language sql as
  $$ select organisation_id from rating_link where token_hash = actor_bearer() $$;

create policy app_reads on rating_link for select to alongside_app using (
  token_hash = (select actor_bearer()) or organisation_id = (select actor_organisation()) or (select actor_job()));
create policy app_makes on rating_link for insert to alongside_app with check (
  organisation_id = actor_organisation() and actor_steward()
  and exists (select 1 from respondent r where r.round_id = rating_link.round_id
              and r.organisation_id = actor_organisation()));
create policy app_keeps on rating_link for update to alongside_app
  using (token_hash = (select actor_bearer())) with check (token_hash = actor_bearer());
create policy app_drops on rating_link for delete to alongside_app using (
  token_hash = (select actor_bearer())
  or (organisation_id = (select actor_organisation()) and (select actor_steward())) or (select actor_job()));
grant update (half_sealed), delete on rating_link to alongside_app;

-- Sheets: their own organisation's, always. No ally's, no host's, no partner's policy reaches another's.
create policy app_reads on sheet for select to alongside_app using (organisation_id = (select actor_organisation()));
create policy app_writes on sheet for insert to alongside_app with check (
  (organisation_id = actor_organisation()
    and exists (select 1 from respondent r where r.round_id = sheet.round_id and r.organisation_id = actor_organisation()))
  or (round_id = (select linked_round()) and organisation_id = (select linked_rater_of())));
create policy app_changes on sheet for update to alongside_app
  using (organisation_id = (select actor_organisation())) with check (organisation_id = actor_organisation());
create policy app_rewrites on sheet for delete to alongside_app
  using (organisation_id = (select actor_organisation()));
grant update (answers_sealed), delete on sheet to alongside_app;

create policy app_all on half_sheet to alongside_app
  using (person_id = (select actor_person()))
  with check (person_id = actor_person() and organisation_id = actor_organisation());
-- Once a round is shown, or ended, nothing of who gave what is needed any more: jobs forget it (C31).
create function round_is_over(the_round uuid) returns boolean stable language sql as
  $$ select exists (select 1 from round_showing where round_id = the_round)
         or exists (select 1 from round_ending where round_id = the_round) $$;
do $$
declare name text;
begin
  foreach name in array array['half_sheet', 'sheet'] loop
    execute format('create policy app_finds on %I for select to alongside_app using ((select actor_job()) and round_is_over(round_id))', name);
    execute format('create policy app_forgets on %I for delete to alongside_app using ((select actor_job()) and round_is_over(round_id))', name);
  end loop;
end $$;
grant update (half_sealed), delete on half_sheet to alongside_app;

-- What follows is said once it is shown, each in its own name.
create function round_is_shown(the_round uuid, the_partnership uuid) returns boolean stable language sql as
  $$ select exists (select 1 from round_showing where round_id = the_round and partnership_id = the_partnership) $$;
create policy app_writes on reading for insert to alongside_app with check (
  organisation_id = actor_organisation() and actor_is_in(partnership_id) and round_is_shown(round_id, partnership_id));
create policy app_drops on reading for delete to alongside_app using (organisation_id = (select actor_organisation()));
grant delete on reading to alongside_app;
create policy app_proposes on agreed_action for insert to alongside_app with check (
  proposed_by = actor_organisation() and actor_steward() and actor_is_in(partnership_id)
  and round_is_shown(round_id, partnership_id)
  and exists (select 1 from party p where p.partnership_id = agreed_action.partnership_id
              and p.organisation_id = owner_id and p.left_on is null));
create policy app_consents on action_consent for insert to alongside_app with check (
  organisation_id = actor_organisation() and actor_steward() and actor_is_in(partnership_id)
  and exists (select 1 from agreed_action a where a.id = action_id and a.partnership_id = action_consent.partnership_id));
create policy app_reports on action_report for insert to alongside_app with check (
  organisation_id = actor_organisation() and actor_steward() and actor_is_in(partnership_id)
  and exists (select 1 from agreed_action a where a.id = action_id and a.partnership_id = action_report.partnership_id));
create policy app_changes on action_report for update to alongside_app
  using (organisation_id = (select actor_organisation()) and (select actor_steward()))
  with check (organisation_id = actor_organisation());
grant update (done, reported_on) on action_report to alongside_app;
create policy app_replies on reply for insert to alongside_app with check (
  organisation_id = actor_organisation() and actor_steward() and actor_is_in(partnership_id)
  and round_is_shown(round_id, partnership_id));
create policy app_changes on reply for update to alongside_app
  using (organisation_id = (select actor_organisation()) and (select actor_steward()))
  with check (organisation_id = actor_organisation());
grant update (record_id, words_sealed, written_on) on reply to alongside_app;

create policy app_consents on publishing_consent for insert to alongside_app with check (
  organisation_id = actor_organisation() and actor_steward() and actor_is_in(partnership_id)
  and round_is_shown(round_id, partnership_id));
-- A yes is taken back at any time: what it published goes with it. P3
create policy app_takes_back on publishing_consent for delete to alongside_app
  using (organisation_id = (select actor_organisation()) and (select actor_steward()));
grant delete on publishing_consent to alongside_app;
create policy app_reads on round_publication for select to alongside_app
  using (actor_is_in(partnership_id) or token_hash = (select actor_bearer()) or (select actor_job()));
create policy app_makes on round_publication for insert to alongside_app with check (
  actor_steward() and actor_is_in(partnership_id) and round_is_shown(round_id, partnership_id));
create policy app_reads on published_field for select to alongside_app using (
  actor_is_in(partnership_id) or (select actor_job())
  or exists (select 1 from round_publication p where p.round_id = published_field.round_id
             and p.token_hash = (select actor_bearer())));
create policy app_publishes on published_field for insert to alongside_app with check (
  actor_steward() and actor_is_in(partnership_id)
  and exists (select 1 from round_publication p where p.round_id = published_field.round_id
              and p.partnership_id = published_field.partnership_id)
  -- Everybody who is asked and still here said yes to this field. P1
  and not exists (
    select 1 from respondent r join party p on p.partnership_id = r.partnership_id and p.organisation_id = r.organisation_id
    where r.round_id = published_field.round_id and p.left_on is null
      and not exists (select 1 from publishing_consent c where c.round_id = r.round_id
                      and c.field = published_field.field and c.organisation_id = r.organisation_id)));
create policy app_unpublishes on published_field for delete to alongside_app
  using (actor_is_in(partnership_id) and (select actor_steward()));
grant delete on published_field to alongside_app;

-- A link's bearer seals what she writes to the organisation that gave it to her.
create policy app_reads_raters on audience_epoch for select to alongside_app using (
  audience_id = (select linked_rater_of()));
create policy app_makes_raters on record_wrap for insert to alongside_app with check (
  (select linked_round()) is not null
  and exists (select 1 from audience_epoch e
              where e.audience_id = record_wrap.audience_id and e.epoch = record_wrap.epoch));
-- Jobs hold no key; of a sheet that is forgotten they find what wraps its key, and take that away first (C31, C39).
do $$
declare verb text;
begin
  foreach verb in array array['select', 'delete'] loop
    execute format('create policy app_%ss_forgotten on record_wrap for %s to alongside_app using (
      (select actor_job()) and exists (select 1 from sheet s where s.id = record_id and round_is_over(s.round_id)))', verb, verb);
  end loop;
end $$;
