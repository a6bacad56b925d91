-- 0004 as it was on 27 November 2026 in the morning, brought to what it was then released as.
create index assessment_round_by_engagement on assessment_round (engagement_id) where engagement_id is not null;
create index publishing_consent_by_organisation on publishing_consent (organisation_id, field);
-- Rounds of several partnerships of one ally, shown together: counted once, by the ally, over five or more (P3, P15).
create table together_view (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  body jsonb not null,
  shown_on date not null
);
create index together_view_by_organisation on together_view (organisation_id, shown_on desc, id);
-- A round is counted in one view, ever, also when that view is gone: no two views can be subtracted.
create table together_round (
  round_id uuid primary key references assessment_round,
  partnership_id uuid not null references partnership,
  view_id uuid not null,
  organisation_id uuid not null references organisation
);
create index together_round_by_view on together_round (view_id);

do $$
declare name text;
begin
  foreach name in array array['together_view', 'together_round'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_all on %I to current_user using (true) with check (true)', name);
    execute format('create policy auditor_reads on %I for select to alongside_auditor using (true)', name);
    execute format('grant select on %I to alongside_auditor', name);
    execute format('grant select, insert on %I to alongside_app', name);
  end loop;
end $$;
create policy app_reads on together_round for select to alongside_app
  using (actor_is_in(partnership_id) or (select actor_job()));

-- Everybody who answered, or still may, said yes to this field: whoever left took it back. P1
create function everyone_agreed(the_round uuid, the_field text) returns boolean stable language sql as $$
  select not exists (
    select 1 from respondent r join party p on p.partnership_id = r.partnership_id and p.organisation_id = r.organisation_id
    where r.round_id = the_round
      and (p.left_on is null or exists (select 1 from handing_in h where h.round_id = r.round_id
                                        and h.organisation_id = r.organisation_id))
      and not exists (select 1 from publishing_consent c where c.round_id = r.round_id
                      and c.field = the_field and c.organisation_id = r.organisation_id)) $$;
drop policy app_publishes on published_field;
create policy app_publishes on published_field for insert to alongside_app with check (
  actor_steward() and actor_is_in(partnership_id)
  and exists (select 1 from round_publication p where p.round_id = published_field.round_id
              and p.partnership_id = published_field.partnership_id)
  and everyone_agreed(round_id, field));

-- Shown to whoever sees the ally itself, with nothing of whose rounds they are.
create policy app_reads on together_view for select to alongside_app using (
  (select actor_job()) or exists (select 1 from organisation o where o.id = organisation_id));
create policy app_counts on together_round for insert to alongside_app with check (
  organisation_id = actor_organisation() and actor_is_in(partnership_id)
  and round_is_shown(round_id, partnership_id) and everyone_agreed(round_id, 'together')
  and exists (select 1 from respondent r where r.round_id = together_round.round_id
              and r.organisation_id = actor_organisation() and r.side = 'ally'));
-- Five partnerships, and five communities: one that is in several of them is one. P3
create policy app_shows on together_view for insert to alongside_app with check (
  organisation_id = actor_organisation()
  and 5 <= (select least(count(distinct t.partnership_id), count(distinct r.organisation_id))
            from together_round t join respondent r on r.round_id = t.round_id and r.side = 'community'
            where t.view_id = together_view.id and t.organisation_id = actor_organisation()));
-- One yes taken back, and the whole of it is gone.
create policy app_takes_back on together_view for delete to alongside_app using (
  (select actor_steward())
  and exists (select 1 from together_round t where t.view_id = together_view.id and actor_is_in(t.partnership_id)));
grant delete on together_view to alongside_app;

-- Who leaves takes back every yes, and what it published goes with it. P1, P3
create function leaving_takes_back() returns trigger language plpgsql as $$
begin
  delete from together_view v using together_round t, respondent r
    where t.view_id = v.id and r.round_id = t.round_id
      and r.partnership_id = new.partnership_id and r.organisation_id = new.organisation_id;
  delete from published_field f using respondent r
    where r.round_id = f.round_id and r.partnership_id = new.partnership_id and r.organisation_id = new.organisation_id;
  delete from publishing_consent c
    where c.partnership_id = new.partnership_id and c.organisation_id = new.organisation_id;
  return new;
end $$;
create trigger leaving_takes_back before update on party
  for each row when (current_user = 'alongside_app' and old.left_on is null and new.left_on is not null)
  execute function leaving_takes_back();
