-- What somebody does on a public page (a look, a blanking, taking it down) is entered in the record of the partnership
-- whose page it is. Whoever does it may be outside that record, as the host is, so it waits for a job as other such acts do.
alter table unrecorded alter column statement_id drop not null;
alter table unrecorded alter column partnership_id drop not null;
alter table unrecorded add column page_id uuid;
alter table unrecorded add check ((page_id is null) = (partnership_id is not null));
alter table unrecorded add check ((page_id is null) = (statement_id is not null));
-- Only beside the row that says what was done, and with the page's address in hand.
create policy app_writes_of_page on unrecorded for insert to alongside_app with check (
  page_id is not null and page_id = page_behind() and kind like 'page-%' and object_id = page_id
  and organisation_id = actor_organisation() and actor_steward() and page_touched_now(page_id));

-- The page of a round's results goes as others do: by its parties together, or by the host. Its figures go with its words,
-- and nothing of it is published again.
create policy app_reads_results on page_removal for select to alongside_app using (
  exists (select 1 from round_publication p where p.round_id = page_id));
create policy app_takes_down on published_field for delete to alongside_app
  using (round_id = (select page_behind()) and page_touched_now(round_id));
create policy app_stays_down on published_field as restrictive for insert to alongside_app with check (
  not exists (select 1 from page_removal r where r.page_id = round_id and r.down));
