-- A way back for what is public. The fact of an objection, an answer, a signature or a text found elsewhere shows at
-- once; its words wait, sealed, until an organisation that did not write them has looked. Any words of a public page can
-- be blanked, and whole pages taken down; that it happened, on which day, why, and the fingerprints stay. P6, P14

-- The organisations on the community's side of a page. Whoever began the text never looks at words against it.
create table text_looker (
  page_id uuid not null,
  organisation_id uuid not null references organisation,
  began boolean not null,
  primary key (page_id, organisation_id)
);
create index text_looker_by_organisation on text_looker (organisation_id, page_id);

-- Words that were written for a public page. `subject` and `place`: which objection or answer they are of.
create table public_words (
  id uuid primary key,
  page_id uuid not null,
  -- The page's address, as its link says it: whoever looks finds it.
  address text not null check (address ~ '^[A-Za-z0-9_-]{43}$'),
  kind text not null check (kind in ('objection', 'answer', 'external', 'external-answer')),
  subject uuid not null,
  place integer not null check (place >= 0),
  organisation_id uuid not null references organisation,
  side text not null check (side in ('community', 'ally')),
  -- Of the words and a random seal: nobody can try guesses at words that are not shown.
  sha256 bytea not null check (octet_length(sha256) = 32),
  seal bytea check (octet_length(seal) = 16),
  words_sealed sealed_field,
  state text not null check (state in ('waiting', 'shown', 'hidden', 'gone')),
  reason text check (reason in ('person', 'place', 'danger', 'mistake', 'other')),
  looked_by uuid references organisation,
  made_on date not null,
  looked_on date,
  unique (kind, subject, place),
  check (state <> 'waiting' or words_sealed is not null),
  check ((state = 'shown') or seal is null)
);
create index public_words_by_page on public_words (page_id, made_on, id);
create index public_words_waiting on public_words (made_on, id) where state in ('waiting', 'hidden');
create index public_words_by_organisation on public_words (organisation_id, made_on, id);

-- One blanking of words on one page. `number` stands in the mark that the words leave behind.
create table blanking (
  id uuid primary key,
  page_id uuid not null,
  address text not null check (address ~ '^[A-Za-z0-9_-]{43}$'),
  number integer not null check (number >= 1),
  by_whom text not null check (by_whom in ('author', 'host', 'community', 'asked')),
  organisation_id uuid references organisation,
  reason text check (reason in ('person', 'place', 'danger', 'mistake', 'other')),
  -- Asked without an account: `asked` is withheld while two look; `open` was asked again and stands meanwhile.
  state text not null check (state in ('asked', 'open', 'blanked', 'restored')),
  words_sealed sealed_field,
  -- What a request was for that was found to harm nobody: public words, so that it blanks them once and not again.
  restored_words text check (length(restored_words) <= 4000),
  made_on date not null,
  decide_by date,
  decided_on date,
  first_look text check (first_look in ('keep', 'restore')),
  first_by uuid references organisation,
  unique (page_id, number),
  check ((state in ('asked', 'open')) = (words_sealed is not null)),
  check ((by_whom = 'asked') = (organisation_id is null)),
  check (restored_words is null or state = 'restored')
);
create index blanking_waiting on blanking (made_on, id) where state in ('asked', 'open');

-- Who wants a whole page taken down, and that it is: by its owners together, or by the host with a reason.
create table page_removal (
  page_id uuid not null,
  organisation_id uuid not null references organisation,
  as_host boolean not null,
  reason text not null check (reason in ('person', 'place', 'danger', 'mistake', 'other')),
  down boolean not null,
  made_on date not null,
  primary key (page_id, organisation_id)
);

do $$
declare name text;
begin
  foreach name in array array['text_looker', 'public_words', 'blanking', 'page_removal'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', name);
    execute format('create policy auditor_reads on %I for select to alongside_auditor using (true)', name);
    execute format('grant select on %I to alongside_auditor', name);
    execute format('grant select, insert on %I to alongside_app', name);
  end loop;
end $$;
alter table public_words alter column words_sealed set statistics 0;
alter table blanking alter column words_sealed set statistics 0;

-- The page whose address is in hand.
create function page_behind() returns uuid stable language sql as
  $$ select coalesce((select statement_id from public_door where door_hash = actor_bearer()),
                     (select text_id from elsewhere_door where door_hash = actor_bearer()),
                     (select round_id from round_publication where token_hash = actor_bearer())) $$;
create policy app_reads on text_looker for select to alongside_app using (
  organisation_id = (select actor_organisation()) or actor_drafts(page_id) or (select actor_host()) or (select actor_job())
  or page_id = (select page_behind()));
create function looks_at(the_page uuid) returns boolean stable language sql as
  $$ select exists (select 1 from text_looker l where l.page_id = the_page and l.organisation_id = actor_organisation()) $$;

create policy app_reads on public_words for select to alongside_app using (
  page_id = (select page_behind()) or actor_drafts(page_id) or organisation_id = (select actor_organisation())
  or (select actor_host()) or (select actor_job()) or looks_at(page_id)
  or exists (select 1 from elsewhere_objection o where o.text_id = page_id and o.asked_id = (select actor_organisation())));
create policy app_reads on blanking for select to alongside_app using (
  page_id = (select page_behind()) or actor_drafts(page_id) or (select actor_host()) or (select actor_job())
  or looks_at(page_id));
create policy app_reads on page_removal for select to alongside_app using (
  page_id = (select page_behind()) or actor_drafts(page_id) or organisation_id = (select actor_organisation()));

-- With the publication, those on the community's side; with an objection to a text found elsewhere, whoever raised it.
create policy app_names on text_looker for insert to alongside_app with check (
  actor_steward() and (actor_drafts(page_id)
    or exists (select 1 from elsewhere_objection o where o.text_id = page_id and o.organisation_id = actor_organisation())));
create policy app_writes on public_words for insert to alongside_app with check (
  organisation_id = actor_organisation() and actor_steward() and state = 'waiting');
create policy app_looks on public_words for update to alongside_app
  using ((select actor_steward())
    and (organisation_id = (select actor_organisation()) or (select actor_host()) or looks_at(page_id)))
  with check (actor_steward());
grant update (state, seal, words_sealed, reason, looked_by, looked_on) on public_words to alongside_app;
-- Policies cannot compare a row with what it was. Nobody shows an ally's words for it, nor those against its own text.
create function words_are_looked_at() returns trigger language plpgsql as $$
begin
  if new.state = 'shown' and old.state <> 'shown' and not (actor_host()
      or (old.side = 'community' and old.organisation_id = actor_organisation())
      or (old.side = 'ally' and old.organisation_id <> actor_organisation()
          and exists (select 1 from text_looker l where l.page_id = old.page_id
                      and l.organisation_id = actor_organisation() and not l.began))) then
    raise insufficient_privilege using message = 'words are looked at by somebody else';
  end if;
  return new;
end $$;
create trigger words_are_looked_at before update on public_words
  for each row when (current_user = 'alongside_app') execute function words_are_looked_at();

create policy app_blanks on blanking for insert to alongside_app with check (
  page_id = page_behind() and (
    (by_whom = 'asked' and state in ('asked', 'open'))
    or (state = 'blanked' and actor_steward() and organisation_id = actor_organisation()
        and (by_whom <> 'host' or actor_host()))));
create policy app_judges on blanking for update to alongside_app
  using (page_id = (select page_behind()) and (select actor_steward()) and ((select actor_host()) or looks_at(page_id)))
  with check (page_id = page_behind());
grant update (state, words_sealed, restored_words, decided_on, first_look, first_by) on blanking to alongside_app;
create policy app_takes_down on page_removal for insert to alongside_app with check (
  page_id = page_behind() and actor_steward() and organisation_id = actor_organisation()
  and (not as_host or actor_host()));
create policy app_agrees on page_removal for update to alongside_app
  using (page_id = (select page_behind()) and (select actor_steward()) and organisation_id = (select actor_organisation()))
  with check (page_id = page_behind());
grant update (reason, down, as_host) on page_removal to alongside_app;

-- What a page says in clear is changed only together with a row that says who did so, in the same transaction.
create function page_touched_now(the_page uuid) returns boolean stable language sql as
  $$ select exists (select 1 from public_words w where w.page_id = the_page and w.state <> 'waiting'
                    and w.xmin = pg_current_xact_id_if_assigned()::xid)
         or exists (select 1 from blanking b where b.page_id = the_page and b.xmin = pg_current_xact_id_if_assigned()::xid)
         or exists (select 1 from page_removal r where r.page_id = the_page and r.xmin = pg_current_xact_id_if_assigned()::xid) $$;

-- With the words goes what would let somebody try guesses at them.
create policy app_forgets on public_words for update to alongside_app
  using (page_id = (select page_behind()) and page_touched_now(page_id)) with check (page_id = page_behind());
create policy app_forgets on blanking for update to alongside_app
  using (page_id = (select page_behind()) and page_touched_now(page_id)) with check (page_id = page_behind());

alter table objection alter column words drop not null;
alter table objection_answer alter column words drop not null;
alter table elsewhere_answer alter column words drop not null;
-- A mark may be longer than what it stands for.
alter table objection drop constraint objection_words_check, drop constraint objection_named_as_check;
alter table objection add check (length(words) between 1 and 16000), add check (length(named_as) <= 480);
alter table objection_answer drop constraint objection_answer_words_check;
alter table objection_answer add check (length(words) <= 16000);
alter table elsewhere_answer drop constraint elsewhere_answer_words_check;
alter table elsewhere_answer add check (length(words) between 1 and 16000);
alter table endorsement drop constraint endorsement_shown_name_check;
alter table endorsement add check (length(shown_name) <= 480);
do $$
declare name text;
begin
  foreach name in array array['publication', 'circulated', 'objection', 'objection_answer', 'endorsement'] loop
    execute format('create policy app_blanks on %I for update to alongside_app
      using (statement_id = (select page_behind()) and page_touched_now(statement_id))
      with check (statement_id = page_behind())', name);
  end loop;
  foreach name in array array['elsewhere_objection', 'elsewhere_answer'] loop
    execute format('create policy app_blanks on %I for update to alongside_app
      using (text_id = (select page_behind()) and page_touched_now(text_id))
      with check (text_id = page_behind())', name);
  end loop;
end $$;
create policy app_blanks on published_field for update to alongside_app
  using (round_id = (select page_behind()) and page_touched_now(round_id)) with check (round_id = page_behind());
grant update (page) on publication, elsewhere_objection to alongside_app;
grant update (exact_text) on circulated to alongside_app;
grant update (words, named_as, answer_by) on objection to alongside_app;
grant update (words) on objection_answer, elsewhere_answer to alongside_app;
grant update (answer_by) on elsewhere_objection to alongside_app;
grant update (body) on published_field to alongside_app;
-- A text that went round before another one was published has the same words in it.
create policy app_reads_to_blank on circulated for select to alongside_app using (
  statement_id = (select page_behind()) and page_touched_now(statement_id));
-- Words are written for the page first, and come in clear only by a look.
create policy app_waits on objection as restrictive for insert to alongside_app with check (words is null);
create policy app_waits on objection_answer as restrictive for insert to alongside_app with check (words is null);
create policy app_waits on elsewhere_answer as restrictive for insert to alongside_app with check (words is null);

-- A signature by a link counts at once; its name is on a page once somebody of the community's side has looked at it.
alter table endorsement add column named_on date;
update endorsement set named_on = coalesce(taken_on, made_on) where shown_name is not null or (taken_on is not null and not by_link);
grant update (named_on) on endorsement to alongside_app;
create policy app_waits on endorsement as restrictive for insert to alongside_app with check (
  shown_name is null and named_on is null);
drop policy app_shows on endorsement;
create policy app_shows on endorsement for select to alongside_app using (
  taken_on is not null and coalesce(statement_id = (select door_statement()), false) and is_published(statement_id));
create function names_are_looked_at() returns trigger language plpgsql as $$
begin
  if new.named_on is not null and old.named_on is null
    and not exists (select 1 from drafter d where d.statement_id = new.statement_id and d.side = 'community'
                    and d.organisation_id = actor_organisation() and d.left_on is null) then
    raise insufficient_privilege using message = 'a name is looked at by the community''s side';
  end if;
  if new.shown_name is not null and new.named_on is null and not page_touched_now(new.statement_id) then
    raise insufficient_privilege using message = 'a name that nobody has looked at';
  end if;
  return new;
end $$;
create trigger names_are_looked_at before update on endorsement
  for each row when (current_user = 'alongside_app') execute function names_are_looked_at();

-- The host's public key is everybody's to write to; a page's address leads to those of its lookers.
create policy app_reads_lookers on audience_epoch for select to alongside_app using (
  audience_id = (select host_id from installation)
  or exists (select 1 from text_looker l where l.organisation_id = audience_id));
create policy app_asks on record_wrap for insert to alongside_app with check (
  page_behind() is not null
  and exists (select 1 from audience_epoch e
              where e.audience_id = record_wrap.audience_id and e.epoch = record_wrap.epoch));

-- What is published already: its lookers; its words stay as they are, and can be blanked.
insert into text_looker (page_id, organisation_id, began)
  select distinct d.statement_id, d.organisation_id, s.by_id = d.organisation_id
  from drafter d join statement s on s.id = d.statement_id
  where d.side = 'community' and d.answer = 'joined' and d.left_on is null
    and exists (select 1 from publication p where p.statement_id = d.statement_id);
insert into text_looker (page_id, organisation_id, began)
  select o.text_id, o.organisation_id, true from elsewhere_objection o join organisation g on g.id = o.organisation_id
  where g.kind = 'community-led';
