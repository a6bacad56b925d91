-- What a nominee asks and whoever nominated her answers: sealed to the two of them, erased with her words (P6, C17, C39).
create table nominee_message (
  record_id uuid primary key,
  nomination_id uuid not null references nomination on delete cascade,
  organisation_id uuid not null references organisation,
  number integer not null check (number between 1 and 40),
  by_nominee boolean not null,
  words_sealed sealed_field not null,
  written_on date not null,
  unique (nomination_id, number)
);

alter table nominee_message enable row level security;
alter table nominee_message force row level security;
create policy owner_all on nominee_message to current_user using (true) with check (true);
create policy auditor_reads on nominee_message for select to alongside_auditor using (true);
grant select on nominee_message to alongside_auditor;
grant select, insert, delete on nominee_message to alongside_app;

create policy app_reads on nominee_message for select to alongside_app using (
  organisation_id = (select actor_organisation()) or nomination_id = (select linked_nomination()) or (select actor_job()));
create policy app_asks on nominee_message for insert to alongside_app with check (
  by_nominee and nomination_id = (select linked_nomination())
  and organisation_id = (select n.organisation_id from nomination n where n.id = nomination_id));
create policy app_answers on nominee_message for insert to alongside_app with check (
  not by_nominee and organisation_id = actor_organisation() and actor_steward() and actor_nominated(nomination_id));
create policy app_erases on nominee_message for delete to alongside_app using (
  (organisation_id = (select actor_organisation()) and (select actor_steward()))
  or nomination_id = (select linked_nomination()) or (select actor_job()));

-- She takes away what both wrote, and so does time, which holds no key.
create or replace function of_a_nominee(the_record uuid) returns boolean stable language sql as $$
  select exists (select 1 from release where id = the_record) or exists (select 1 from nomination where id = the_record)
    or exists (select 1 from nominee_terms where record_id = the_record)
    or exists (select 1 from nominee_answer where record_id = the_record)
    or exists (select 1 from nominee_message where record_id = the_record)
    or exists (select 1 from appearance where record_id = the_record)
    or exists (select 1 from disclosure where id = the_record or note_record_id = the_record) $$;
do $$
declare verb text;
begin
  foreach verb in array array['select', 'delete'] loop
    execute format('create policy app_%ss_her_messages on record_wrap for %s to alongside_app using (
      (select linked_nomination()) is not null and exists (
        select 1 from nominee_message m
        where m.record_id = record_wrap.record_id and m.nomination_id = (select linked_nomination())))', verb, verb);
  end loop;
end $$;

-- What waits is asked for on every look at a home page: what is late, and what came lately, without all that ever came.
create index payment_by_delay on payment (partnership_id, due_on) where paid_on is null;
create index payment_by_receipt on payment (partnership_id, paid_on) where paid_on is not null;
