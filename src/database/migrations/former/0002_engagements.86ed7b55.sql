-- Engagements: a seat is asked of an organisation, never of a person. No table here can name one to an ally (P6).
-- Plans, reasons, experts, nominations and appearances are sealed; kinds, days, seats' keys and answers are in clear.

-- One more way to hold a key: a nominee's link, whose private half only the link itself gives.
alter table audience_epoch drop constraint audience_epoch_kind_check;
alter table audience_epoch add constraint audience_epoch_kind_check
  check (kind in ('organisation', 'partnership', 'nominee'));

create table engagement (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  -- Null while it is a draft of one's own.
  partnership_id uuid references partnership,
  kind text not null,
  opened_on date not null,
  -- From the plan, for clocks and lists: coarse on purpose.
  first_day date,
  last_day date,
  erase_on date
);
create index engagement_by_organisation on engagement (organisation_id, opened_on desc, id);
create index engagement_by_partnership on engagement (partnership_id, opened_on desc, id);
create index engagement_by_erasure on engagement (erase_on) where erase_on is not null;

create table plan_version (
  id uuid primary key,
  engagement_id uuid not null references engagement,
  -- Null while it is a draft of one's own: what was written before sharing stays unshared.
  partnership_id uuid references partnership,
  number integer not null check (number >= 1),
  by_id uuid not null references organisation,
  plan_sealed sealed_field not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  made_on date not null,
  unique (engagement_id, number)
);

-- What a community's organisation is asked, about exactly one text. P6
create table seat_request (
  id uuid primary key,
  engagement_id uuid not null references engagement,
  partnership_id uuid not null references partnership,
  version_id uuid not null references plan_version,
  asked_id uuid not null references organisation,
  number integer not null check (number >= 1),
  sent_on date not null,
  answer_by date not null,
  unique (engagement_id, asked_id, number)
);
create index seat_request_by_asked on seat_request (asked_id, answer_by, id);
create index seat_request_by_partnership on seat_request (partnership_id, answer_by);
create table seat_answer (
  request_id uuid primary key references seat_request,
  partnership_id uuid not null references partnership,
  organisation_id uuid not null references organisation,
  answer text not null check (answer in ('accepted', 'changes', 'declined', 'silence', 'superseded')),
  note_sealed sealed_field,
  record_id uuid,
  -- The asked organisation's own wording of the plan, when it asks for changes.
  version_id uuid references plan_version,
  answered_on date not null,
  check ((note_sealed is null) = (record_id is null))
);

-- A finding that stays, with the reason that both sides signed. What it says is sealed; that there is one is not.
create table plan_exception (
  id uuid primary key,
  engagement_id uuid not null references engagement,
  partnership_id uuid not null references partnership,
  by_id uuid not null references organisation,
  words_sealed sealed_field not null,
  proposed_on date not null
);
create index plan_exception_by_engagement on plan_exception (engagement_id, proposed_on, id);
create table exception_signature (
  exception_id uuid not null references plan_exception,
  partnership_id uuid not null references partnership,
  organisation_id uuid not null references organisation,
  signed_on date not null,
  primary key (exception_id, organisation_id)
);

create table cancellation (
  engagement_id uuid primary key references engagement,
  partnership_id uuid references partnership,
  organisation_id uuid not null references organisation,
  note_sealed sealed_field not null,
  record_id uuid not null,
  cancelled_on date not null
);

-- An organisation's own list: its members see it, nobody else.
create table expert (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  about_sealed sealed_field not null,
  listed_on date not null
);
create index expert_by_organisation on expert (organisation_id, listed_on desc, id);

-- A nomination is the community organisation's own: no ally's row-level security ever reaches it (C17).
create table nomination (
  id uuid primary key,
  engagement_id uuid not null references engagement,
  organisation_id uuid not null references organisation,
  request_id uuid not null references seat_request,
  seat_key text not null check (seat_key ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$'),
  -- 0 is the nominee; reserves follow, and stay private.
  place integer not null check (place between 0 and 20),
  who_sealed sealed_field not null,
  nominated_on date not null,
  erased_on date
);
create index nomination_by_engagement on nomination (engagement_id, seat_key, place);
create index nomination_by_organisation on nomination (organisation_id, nominated_on desc, id);
-- The one way in for a nominee without an account. `invite` works once; `return` is hers to keep.
create table nominee_link (
  nomination_id uuid primary key references nomination on delete cascade,
  organisation_id uuid not null references organisation,
  token_hash bytea not null unique,
  -- The code that was traded for this one: it opens nothing, but the trade is its bearer's own act.
  spent_hash bytea,
  kind text not null check (kind in ('invite', 'return')),
  epoch integer not null check (epoch >= 1),
  expires_on date not null
);
-- The terms as she was asked, for her and her organisation.
create table nominee_terms (
  nomination_id uuid primary key references nomination on delete cascade,
  organisation_id uuid not null references organisation,
  -- Which wording of the plan these terms are: a changed plan is asked of her anew. P6
  version_id uuid not null references plan_version,
  record_id uuid not null,
  terms_sealed sealed_field not null,
  made_on date not null
);
create table nominee_answer (
  nomination_id uuid primary key references nomination on delete cascade,
  organisation_id uuid not null references organisation,
  answer text not null check (answer in ('accepted', 'declined', 'asked', 'withdrawn')),
  record_id uuid,
  note_sealed sealed_field,
  answered_on date not null,
  check ((note_sealed is null) = (record_id is null))
);
create table appearance (
  nomination_id uuid primary key references nomination on delete cascade,
  organisation_id uuid not null references organisation,
  record_id uuid not null,
  choices_sealed sealed_field not null,
  changed_on date not null
);
-- What the nominee and her organisation released, and nothing else: this the parties see.
create table release (
  id uuid primary key,
  nomination_id uuid not null,
  engagement_id uuid not null references engagement,
  partnership_id uuid not null references partnership,
  organisation_id uuid not null references organisation,
  seat_key text not null,
  -- The wording that she said yes to, for everyone who reads what is shown.
  version_id uuid not null references plan_version,
  shown_sealed sealed_field not null,
  released_on date not null,
  until date not null,
  withdrawn_on date,
  -- A nominee's link cannot write the partnership's record: a job says it for her, within the minute.
  withdrawal_recorded boolean not null default false
);
create index release_by_withdrawal on release (id) where withdrawn_on is not null and not withdrawal_recorded;
create index release_by_engagement on release (engagement_id, seat_key);
create index release_by_nomination on release (nomination_id);
create table look (
  release_id uuid not null references release,
  partnership_id uuid not null references partnership,
  organisation_id uuid not null references organisation,
  looked_on date not null,
  primary key (release_id, organisation_id, looked_on)
);

-- Papers and bank details never enter: a note says where to receive them elsewhere, for a few days, with two keys.
create table disclosure (
  id uuid primary key,
  release_id uuid not null references release,
  engagement_id uuid not null references engagement,
  partnership_id uuid not null references partnership,
  asked_by uuid not null references organisation,
  organisation_id uuid not null references organisation,
  nomination_id uuid not null,
  reason_sealed sealed_field not null,
  asked_on date not null,
  nominee_agreed_on date,
  organisation_agreed_on date,
  note_record_id uuid,
  note_sealed sealed_field,
  open_until date,
  refused_on date,
  -- Its days are over, or one of the two took it back.
  closed_on date,
  check ((note_record_id is null) = (note_sealed is null)),
  -- Two keys, on one text.
  check (open_until is null or (nominee_agreed_on is not null and organisation_agreed_on is not null
                                and note_record_id is not null))
);
create index disclosure_by_engagement on disclosure (engagement_id, asked_on, id);
create index disclosure_by_release on disclosure (release_id);
create index disclosure_by_nomination on disclosure (nomination_id);
create index disclosure_by_note on disclosure (note_record_id) where note_record_id is not null;
create index disclosure_by_ending on disclosure (open_until) where open_until is not null and closed_on is null;
create table disclosure_look (
  disclosure_id uuid not null references disclosure,
  organisation_id uuid not null references organisation,
  looked_on date not null,
  primary key (disclosure_id, organisation_id, looked_on)
);

-- Payments are recorded, never processed. Only the payee's side says how, and that it was paid (P5).
create table payment (
  id uuid primary key,
  engagement_id uuid not null references engagement,
  partnership_id uuid not null references partnership,
  -- The payee's side.
  organisation_id uuid not null references organisation,
  seat_key text not null,
  due_on date not null,
  method text check (method in ('cash', 'mobile-money', 'transfer-to-organisation', 'intermediary', 'prepaid-card', 'cheque', 'voucher')),
  method_on date,
  paid_on date,
  unique (engagement_id, organisation_id, seat_key)
);
create index payment_by_partnership on payment (partnership_id, due_on, id);

create table feedback (
  id uuid primary key,
  engagement_id uuid not null references engagement,
  organisation_id uuid not null references organisation,
  -- Null until the organisation shares it.
  partnership_id uuid references partnership,
  -- Whether it came by a nominee's link; never by which.
  by_nominee boolean not null,
  answers_sealed sealed_field not null,
  given_on date not null
);
create index feedback_by_engagement on feedback (engagement_id, organisation_id);
-- What came of the contribution: whoever convened must answer.
create table engagement_outcome (
  engagement_id uuid primary key references engagement,
  partnership_id uuid not null references partnership,
  organisation_id uuid not null references organisation,
  record_id uuid not null,
  words_sealed sealed_field not null,
  reported_on date not null
);

-- When a community's organisation works, and how early it needs to be told: its own to say. In clear. P10
create table working_week (
  organisation_id uuid primary key references organisation,
  -- 1 is Monday. One day is left to work on, or no window would ever end.
  rest_days smallint[] not null check (cardinality(rest_days) <= 6 and rest_days <@ '{1,2,3,4,5,6,7}'),
  -- Null: the default, which is ours and is shown as such.
  notice_days integer check (notice_days between 0 and 260),
  changed_on date not null
);
create table days_off (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  first_day date not null,
  last_day date not null check (last_day >= first_day and last_day <= first_day + 92)
);
create index days_off_by_organisation on days_off (organisation_id, last_day, id);

-- Row-level security, FORCE on each.
do $$
declare name text;
begin
  foreach name in array array['engagement', 'plan_version', 'seat_request', 'seat_answer', 'plan_exception',
    'exception_signature', 'cancellation', 'expert', 'nomination', 'nominee_link', 'nominee_terms', 'nominee_answer',
    'appearance', 'release', 'look', 'disclosure', 'disclosure_look', 'payment', 'feedback', 'engagement_outcome',
    'working_week', 'days_off'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', name);
    execute format('create policy auditor_reads on %I for select to alongside_auditor using (true)', name);
    execute format('grant select on %I to alongside_auditor', name);
    execute format('grant select, insert on %I to alongside_app', name);
  end loop;
end $$;

-- A draft is its organisation's; a shared engagement is its partnership's.
create policy app_reads on engagement for select to alongside_app using (
  organisation_id = (select actor_organisation()) or actor_is_in(partnership_id) or (select actor_job()));
create policy app_opens on engagement for insert to alongside_app with check (
  organisation_id = actor_organisation()
  and (partnership_id is null or actor_is_in(partnership_id)));
create policy app_changes on engagement for update to alongside_app
  using (organisation_id = (select actor_organisation()) or (select actor_job()))
  -- Brought once, it stays there: a plan version is its trace. P9
  with check ((partnership_id is null or actor_is_in(partnership_id) or actor_job())
    and not exists (select 1 from plan_version v where v.engagement_id = engagement.id
                    and v.partnership_id is distinct from engagement.partnership_id and v.partnership_id is not null));
grant update (partnership_id, kind, first_day, last_day, erase_on) on engagement to alongside_app;

create policy app_reads on plan_version for select to alongside_app using (
  by_id = (select actor_organisation()) or actor_is_in(partnership_id) or (select actor_job()));
create policy app_writes on plan_version for insert to alongside_app with check (
  by_id = actor_organisation() and (partnership_id is null or actor_is_in(partnership_id))
  and exists (select 1 from engagement e where e.id = engagement_id
              and e.partnership_id is not distinct from plan_version.partnership_id));

do $$
declare name text;
begin
  foreach name in array array['seat_request', 'seat_answer', 'plan_exception', 'exception_signature', 'cancellation',
                              'release', 'payment', 'engagement_outcome'] loop
    execute format('create policy app_reads on %I for select to alongside_app
      using (actor_is_in(partnership_id) or actor_job())', name);
  end loop;
end $$;
-- A draft of one's own is cancelled by oneself.
create policy app_reads_own on cancellation for select to alongside_app using (organisation_id = (select actor_organisation()));

-- Of a community's organisation, in the partnership: an ally can ask neither itself nor another ally. P6, P7
create policy app_asks on seat_request for insert to alongside_app with check (
  actor_steward() and actor_is_in(partnership_id)
  and exists (select 1 from engagement e where e.id = engagement_id and e.organisation_id = actor_organisation()
              and e.partnership_id = seat_request.partnership_id)
  and exists (select 1 from plan_version v where v.id = version_id and v.engagement_id = seat_request.engagement_id
              and v.by_id = actor_organisation())
  and exists (select 1 from party p where p.partnership_id = seat_request.partnership_id
              and p.organisation_id = asked_id and p.side = 'community'));
-- Only the asked answer; time alone records silence, and a newer request takes the place of an open one. P6
create policy app_answers on seat_answer for insert to alongside_app with check (
  exists (select 1 from seat_request r join engagement e on e.id = r.engagement_id
    where r.id = request_id and r.asked_id = seat_answer.organisation_id and r.partnership_id = seat_answer.partnership_id
      and ((answer in ('accepted', 'changes', 'declined') and actor_steward() and r.asked_id = actor_organisation())
        or (answer = 'superseded' and actor_steward() and e.organisation_id = actor_organisation())
        or answer = 'silence')));
create policy app_proposes on plan_exception for insert to alongside_app with check (
  by_id = actor_organisation() and actor_steward() and actor_is_in(partnership_id)
  and exists (select 1 from engagement e where e.id = engagement_id and e.partnership_id = plan_exception.partnership_id));
create policy app_signs on exception_signature for insert to alongside_app with check (
  organisation_id = actor_organisation() and actor_steward() and actor_is_in(partnership_id)
  and exists (select 1 from plan_exception x where x.id = exception_id
              and x.partnership_id = exception_signature.partnership_id));
create policy app_cancels on cancellation for insert to alongside_app with check (
  organisation_id = actor_organisation() and actor_steward()
  and exists (select 1 from engagement e where e.id = engagement_id and e.organisation_id = actor_organisation()
              and e.partnership_id is not distinct from cancellation.partnership_id));

create policy app_all on expert to alongside_app
  using (organisation_id = (select actor_organisation())) with check (organisation_id = actor_organisation());
grant update (about_sealed), delete on expert to alongside_app;

-- The nominee, by the link she holds: one nomination and nothing else.
create function linked_nomination() returns uuid stable language sql as
  $$ select nomination_id from nominee_link where token_hash = actor_bearer() $$;

-- Her organisation, and whoever holds her link. Nobody else, ever (C17).
create policy app_reads on nomination for select to alongside_app using (
  organisation_id = (select actor_organisation()) or id = (select linked_nomination()) or (select actor_job()));
create policy app_nominates on nomination for insert to alongside_app with check (
  organisation_id = actor_organisation() and actor_steward()
  -- No ally, whatever else is written about it. P7
  and exists (select 1 from organisation o where o.id = actor_organisation() and o.kind = 'community-led')
  and exists (select 1 from seat_request r where r.id = request_id and r.asked_id = actor_organisation()
              and r.engagement_id = nomination.engagement_id));
create policy app_changes on nomination for update to alongside_app
  using ((organisation_id = (select actor_organisation()) and (select actor_steward())) or (select actor_job()))
  with check (organisation_id = actor_organisation() or actor_job());
create policy app_erases on nomination for delete to alongside_app
  using ((organisation_id = (select actor_organisation()) and (select actor_steward())) or (select actor_job()));
grant update (place, who_sealed, erased_on), delete on nomination to alongside_app;

create policy app_reads on nominee_link for select to alongside_app using (
  token_hash = (select actor_bearer()) or spent_hash = (select actor_bearer()) or organisation_id = (select actor_organisation()) or (select actor_job()));
-- A function, because nomination's policy asks nominee_link.
create function actor_nominated(the_nomination uuid) returns boolean stable language sql as
  $$ select exists (select 1 from nomination where id = the_nomination and organisation_id = actor_organisation()) $$;
create policy app_makes on nominee_link for insert to alongside_app with check (
  organisation_id = actor_organisation() and actor_steward() and actor_nominated(nomination_id));
-- The link's first use trades it for her own; nobody else can.
create policy app_changes on nominee_link for update to alongside_app
  using (token_hash = (select actor_bearer()) or (organisation_id = (select actor_organisation()) and (select actor_steward())))
  with check (true);
create policy app_drops on nominee_link for delete to alongside_app using (
  token_hash = (select actor_bearer()) or (organisation_id = (select actor_organisation()) and (select actor_steward())) or (select actor_job()));
grant update (token_hash, spent_hash, kind, epoch, expires_on), delete on nominee_link to alongside_app;

do $$
declare name text;
begin
  foreach name in array array['nominee_terms', 'nominee_answer', 'appearance'] loop
    execute format('create policy app_reads on %I for select to alongside_app using (
      organisation_id = actor_organisation() or nomination_id = (select linked_nomination()) or actor_job())', name);
    execute format('create policy app_erases on %I for delete to alongside_app using (
      (organisation_id = (select actor_organisation()) and (select actor_steward()))
      or nomination_id = (select linked_nomination()) or (select actor_job()))', name);
    execute format('grant delete on %I to alongside_app', name);
  end loop;
end $$;
create policy app_makes on nominee_terms for insert to alongside_app with check (
  organisation_id = actor_organisation() and actor_steward() and actor_nominated(nomination_id));
create policy app_changes on nominee_terms for update to alongside_app
  using (organisation_id = (select actor_organisation()) and (select actor_steward()))
  with check (organisation_id = actor_organisation());
grant update (version_id, record_id, terms_sealed, made_on) on nominee_terms to alongside_app;
-- What she answers and how she appears is hers alone to write. P6
do $$
declare name text;
begin
  foreach name in array array['nominee_answer', 'appearance'] loop
    execute format('create policy app_makes on %I for insert to alongside_app
      with check (nomination_id = (select linked_nomination())
        and organisation_id = (select n.organisation_id from nomination n where n.id = nomination_id))', name);
    execute format('create policy app_changes on %I for update to alongside_app
      using (nomination_id = (select linked_nomination())) with check (nomination_id = (select linked_nomination()))', name);
  end loop;
end $$;
grant update (answer, record_id, note_sealed, answered_on) on nominee_answer to alongside_app;
grant update (record_id, choices_sealed, changed_on) on appearance to alongside_app;

-- Two keys turn: she accepted, and her organisation releases. Either takes it back. P6
create policy app_reads_hers on release for select to alongside_app using (nomination_id = (select linked_nomination()));
create policy app_releases on release for insert to alongside_app with check (
  organisation_id = actor_organisation() and actor_steward() and actor_is_in(partnership_id)
  and exists (select 1 from engagement e where e.id = engagement_id and e.partnership_id = release.partnership_id)
  and exists (select 1 from nomination n where n.id = release.nomination_id and n.organisation_id = actor_organisation()
              and n.engagement_id = release.engagement_id and n.seat_key = release.seat_key and n.place = 0)
  and exists (select 1 from nominee_answer a where a.nomination_id = release.nomination_id and a.answer = 'accepted'));
-- What was taken back is not put there again: it is released anew, by both.
create policy app_withdraws on release for update to alongside_app
  using (organisation_id = (select actor_organisation()) or nomination_id = (select linked_nomination()) or (select actor_job()))
  with check (withdrawn_on is not null);
grant update (withdrawn_on, withdrawal_recorded) on release to alongside_app;
-- Who looked is told to whom it is about and her organisation, not to the others who looked. P6
create policy app_reads on look for select to alongside_app using (
  organisation_id = (select actor_organisation()) or (select actor_job())
  or exists (select 1 from release r where r.id = release_id and r.organisation_id = (select actor_organisation())));
create policy app_reads_hers on look for select to alongside_app using (
  exists (select 1 from release r where r.id = release_id and r.nomination_id = (select linked_nomination())));
create policy app_looks on look for insert to alongside_app with check (
  organisation_id = actor_organisation() and actor_is_in(partnership_id)
  and exists (select 1 from release r where r.id = release_id and r.partnership_id = look.partnership_id));

create policy app_reads on disclosure for select to alongside_app using (
  asked_by = (select actor_organisation()) or organisation_id = (select actor_organisation())
  or nomination_id = (select linked_nomination()) or (select actor_job()));
create policy app_asks on disclosure for insert to alongside_app with check (
  asked_by = actor_organisation() and actor_steward() and actor_is_in(partnership_id)
  and nominee_agreed_on is null and organisation_agreed_on is null and note_sealed is null
  and exists (select 1 from release r where r.id = release_id and r.nomination_id = disclosure.nomination_id
              and r.organisation_id = disclosure.organisation_id and r.engagement_id = disclosure.engagement_id
              and r.partnership_id = disclosure.partnership_id and r.withdrawn_on is null));
-- Neither turns the other's key: what the other agreed stays as it was before this statement, or is undone by a new
-- text, which both agree to anew.
create function disclosure_keys(the_disclosure uuid) returns disclosure stable language sql as
  $$ select d from disclosure d where id = the_disclosure $$;
create policy app_answers on disclosure for update to alongside_app
  using ((organisation_id = (select actor_organisation()) and (select actor_steward())) or nomination_id = (select linked_nomination()) or (select actor_job()))
  with check (
    (nomination_id = linked_nomination() or nominee_agreed_on is null
      or nominee_agreed_on is not distinct from (disclosure_keys(id)).nominee_agreed_on)
    and (organisation_id = actor_organisation() or organisation_agreed_on is null
      or organisation_agreed_on is not distinct from (disclosure_keys(id)).organisation_agreed_on));
grant update (nominee_agreed_on, organisation_agreed_on, note_record_id, note_sealed, open_until, refused_on, closed_on) on disclosure to alongside_app;
-- Who looked is told to whom it is about and her organisation. P6
create policy app_reads on disclosure_look for select to alongside_app using (
  organisation_id = (select actor_organisation())
  or exists (select 1 from disclosure d where d.id = disclosure_id
             and (d.organisation_id = (select actor_organisation()) or d.nomination_id = (select linked_nomination()))));
create policy app_looks on disclosure_look for insert to alongside_app with check (
  organisation_id = actor_organisation() and actor_steward()
  and exists (select 1 from disclosure d where d.id = disclosure_id and d.asked_by = actor_organisation()
              and d.open_until is not null and d.closed_on is null));

-- The payee's side is who was asked for the seats, not whoever pays for them.
create policy app_begins on payment for insert to alongside_app with check (
  organisation_id = actor_organisation() and actor_steward() and actor_is_in(partnership_id)
  and exists (select 1 from seat_request r where r.engagement_id = payment.engagement_id
              and r.asked_id = actor_organisation() and r.partnership_id = payment.partnership_id));
create policy app_settles on payment for update to alongside_app
  using (organisation_id = (select actor_organisation()) and (select actor_steward())) with check (organisation_id = actor_organisation());
grant update (due_on, method, method_on, paid_on) on payment to alongside_app;

create policy app_reads on feedback for select to alongside_app using (
  organisation_id = (select actor_organisation()) or actor_is_in(partnership_id));
-- Given to one's own; shared by a steward, and never a nominee's.
create policy app_gives on feedback for insert to alongside_app with check (
  partnership_id is null and (
    (organisation_id = actor_organisation() and not by_nominee
      and exists (select 1 from engagement e where e.id = engagement_id))
    or (by_nominee and exists (select 1 from nomination n where n.id = (select linked_nomination())
        and n.organisation_id = feedback.organisation_id and n.engagement_id = feedback.engagement_id))));
create policy app_shares on feedback for update to alongside_app
  using (organisation_id = (select actor_organisation()) and (select actor_steward()) and not by_nominee)
  with check (exists (select 1 from engagement e where e.id = engagement_id and e.partnership_id = feedback.partnership_id));
grant update (partnership_id) on feedback to alongside_app;

create policy app_reports on engagement_outcome for insert to alongside_app with check (
  organisation_id = actor_organisation() and actor_steward() and actor_is_in(partnership_id)
  and exists (select 1 from engagement e where e.id = engagement_id and e.organisation_id = actor_organisation()
              and e.partnership_id = engagement_outcome.partnership_id));
create policy app_mends on engagement_outcome for update to alongside_app
  using (organisation_id = (select actor_organisation()) and (select actor_steward())) with check (organisation_id = actor_organisation());
grant update (record_id, words_sealed, reported_on) on engagement_outcome to alongside_app;

-- Read by those who plan with it; written by its stewards, where a community leads it. P10
do $$
declare name text;
begin
  foreach name in array array['working_week', 'days_off'] loop
    execute format('create policy app_reads on %I for select to alongside_app using (
      organisation_id = (select actor_organisation())
      or exists (select 1 from party p where p.organisation_id = %1$I.organisation_id
                 and p.joined_on is not null and p.left_on is null and actor_is_in(p.partnership_id)))', name);
    execute format('create policy app_writes on %I for insert to alongside_app with check (
      organisation_id = actor_organisation() and actor_steward()
      and exists (select 1 from organisation o where o.id = actor_organisation() and o.kind = ''community-led''))', name);
  end loop;
end $$;
create policy app_changes on working_week for update to alongside_app
  using (organisation_id = (select actor_organisation()) and (select actor_steward()))
  with check (organisation_id = actor_organisation());
grant update (rest_days, notice_days, changed_on) on working_week to alongside_app;
create policy app_drops on days_off for delete to alongside_app
  using (organisation_id = (select actor_organisation()) and (select actor_steward()));
grant delete on days_off to alongside_app;

-- Her link reads and writes the keys of what is hers; what ends is forgotten by jobs that hold no key.
create policy app_reads_hers on audience_epoch for select to alongside_app using (
  audience_id = (select linked_nomination())
  or exists (select 1 from nomination n where n.id = audience_id)
  or exists (select 1 from nominee_link l where l.nomination_id = (select linked_nomination()) and l.organisation_id = audience_id)
  -- Whom she lets read a note.
  or exists (select 1 from disclosure d where d.nomination_id = (select linked_nomination()) and d.asked_by = audience_id));
create policy app_makes_hers on audience_epoch for insert to alongside_app with check (
  kind = 'nominee' and (audience_id = (select linked_nomination())
  or (actor_steward() and exists (select 1 from nomination n
      where n.id = audience_id and n.organisation_id = actor_organisation()))));
-- What she takes back is noise to her organisation too, and what it takes back to her (C39). Time takes away what is a
-- nominee's, with no key to it, and reaches the wraps of nothing else.
create function of_a_nominee(the_record uuid) returns boolean stable language sql as $$
  select exists (select 1 from release where id = the_record) or exists (select 1 from nomination where id = the_record)
    or exists (select 1 from nominee_terms where record_id = the_record)
    or exists (select 1 from nominee_answer where record_id = the_record)
    or exists (select 1 from appearance where record_id = the_record)
    or exists (select 1 from disclosure where id = the_record or note_record_id = the_record) $$;
create policy app_makes_hers on record_wrap for insert to alongside_app with check (
  (select linked_nomination()) is not null
  and exists (select 1 from audience_epoch e
              where e.audience_id = record_wrap.audience_id and e.epoch = record_wrap.epoch));
do $$
declare verb text;
begin
  foreach verb in array array['select', 'delete'] loop
    execute format('create policy app_%ss_hers on record_wrap for %s to alongside_app using (
      ((select actor_job()) and of_a_nominee(record_id))
      or audience_id = (select linked_nomination())
      or exists (select 1 from nomination n where n.id = audience_id and n.organisation_id = (select actor_organisation()))
      or ((select linked_nomination()) is not null and (
        exists (select 1 from release r where r.id = record_id and r.nomination_id = (select linked_nomination()))
        or exists (select 1 from appearance a
                   where a.record_id = record_wrap.record_id and a.nomination_id = (select linked_nomination()))
        or exists (select 1 from nominee_answer a
                   where a.record_id = record_wrap.record_id and a.nomination_id = (select linked_nomination()))))
      or exists (select 1 from disclosure d where record_id in (d.id, d.note_record_id)
                 and (d.organisation_id = (select actor_organisation()) or d.nomination_id = (select linked_nomination()))))', verb, verb);
  end loop;
end $$;
create index nominee_terms_by_record on nominee_terms (record_id);
create index nominee_answer_by_record on nominee_answer (record_id) where record_id is not null;
create index appearance_by_record on appearance (record_id);
