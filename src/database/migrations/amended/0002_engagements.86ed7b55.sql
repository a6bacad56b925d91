-- 0002 as it was on 26 November 2026, brought to what it was then released as.
-- That it will not take place is hers to know too; why is sealed for those it was brought before.
create policy app_reads_hers on cancellation for select to alongside_app using (
  exists (select 1 from nomination n where n.id = (select linked_nomination()) and n.engagement_id = cancellation.engagement_id));
