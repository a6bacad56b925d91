-- What an act made and showed once: sealed for the very same form, sent again within a minute.
alter table act add column answer_sealed sealed_field;
alter table act alter column answer_sealed set statistics 0;
