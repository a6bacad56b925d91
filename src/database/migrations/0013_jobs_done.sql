-- Which daily job was done for which day, by whatever process: kept in one process's memory, every start of every process
-- did them all again, the rewriting of tables included. It names nobody, and tells only that the program ran.
create table job_done (
  job text not null check (job ~ '^[a-z-]{1,40}$'),
  day date not null,
  primary key (job, day)
);

alter table job_done enable row level security;
alter table job_done force row level security;
create policy owner_all on job_done to current_user using (true) with check (true);
create policy auditor_reads on job_done for select to alongside_auditor using (true);
create policy jobs_only on job_done to alongside_app
  using ((select actor_job())) with check ((select actor_job()));
grant select on job_done to alongside_auditor;
grant select, insert, delete on job_done to alongside_app;
