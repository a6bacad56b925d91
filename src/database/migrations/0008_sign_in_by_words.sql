-- Signing in by words, found by a memory-hard hash under one salt: no hash of a name, and none that is guessed quickly.
-- A later cost brings another salt; until nobody signs in under the one before, both are tried.
alter table installation
  add column login_salt bytea check (length(login_salt) = 16),
  add column login_memory integer check (login_memory >= 19456),
  add column login_passes integer check (login_passes >= 2),
  add column former_salt bytea check (length(former_salt) = 16),
  add column former_memory integer check (former_memory >= 19456),
  add column former_passes integer check (former_passes >= 2),
  add check (num_nulls(login_salt, login_memory, login_passes) in (0, 3)),
  add check (num_nulls(former_salt, former_memory, former_passes) in (0, 3));

-- Rows from before are found by an HMAC of the chosen name. Each goes when its person has taken words and typed them.
alter table login
  add column by_name boolean not null default false,
  -- Of somebody with a passphrase of her own: the four words that go with it, sealed to her alone.
  add column handle_sealed sealed_field,
  drop constraint login_person_id_key;
alter table login alter column handle_sealed set statistics 0;
update login set by_name = true;
alter table login add unique (person_id, by_name);

-- 'name': the wrap that the passphrase of an old row opens, beside the one of the words that are not confirmed yet.
alter table person_wrap drop constraint person_wrap_kind_check;
alter table person_wrap add check (kind in ('passphrase', 'recovery', 'name'));
