-- What came of an engagement is told anew as a version of its own: what a partner has read stays, with its day. P11
alter table engagement_outcome add column number int not null default 1 check (number > 0);
alter table engagement_outcome drop constraint engagement_outcome_pkey;
alter table engagement_outcome add primary key (engagement_id, number);
drop policy app_mends on engagement_outcome;
revoke update (record_id, words_sealed, reported_on) on engagement_outcome from alongside_app;
