-- Whoever leaves makes new keys for those who stay, and makes sure first that the key was given to each of them by
-- somebody who held it. A member has to see those rows for that: they are sealed to others, and signed.
drop policy app_reads on key_share;
create policy app_reads on key_share for select to alongside_app using (
  holder_id = (select actor_person()) or holder_id = (select actor_organisation())
  or audience_id = (select actor_organisation()));
