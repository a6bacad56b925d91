-- 0006 while it was 0005, brought to what it was then released as.
drop policy app_reads on elsewhere_objection;
create policy app_reads on elsewhere_objection for select to alongside_app using (
  organisation_id = (select actor_organisation()) or asked_id = (select actor_organisation())
  or text_id = (select elsewhere_behind())
  or exists (select 1 from elsewhere_supplement s where s.text_id = elsewhere_objection.text_id offset 0));
