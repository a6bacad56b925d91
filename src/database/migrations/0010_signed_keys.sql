-- Keys that do not trust the storage: whoever writes rows can make no key that members seal to, and no text that they
-- take for one of theirs. What was there before carries no signature; the first who opens it signs it as found.

alter table person
  add signing_key bytea check (octet_length(signing_key) = 32),
  -- What she has seen of every key, sealed under her own: a key that was changed or wound back shows to her.
  add pins_sealed sealed_field,
  -- The day on which somebody of her organisation gave her new keys.
  add keys_since date;
grant update (signing_key, pins_sealed, keys_since) on person to alongside_app;

alter table audience_epoch
  add signing_key bytea check (octet_length(signing_key) = 32),
  -- Who made this epoch: a person for her organisation's key, an organisation for the others.
  add by_id uuid,
  add by_key bytea check (octet_length(by_key) = 32),
  add by_signature bytea check (octet_length(by_signature) = 64),
  -- By the key of the epoch before; by its own where it is the first, or was signed as found.
  add signature bytea check (octet_length(signature) = 64),
  add check ((signing_key is null) = (signature is null)),
  add check ((by_id is null) = (by_key is null) and (by_id is null) = (by_signature is null)),
  add check (by_id is null or signature is not null);
create policy app_signs_as_found on audience_epoch for update to alongside_app
  using (signing_key is null and exists (
    select 1 from key_share k where k.audience_id = audience_epoch.audience_id and k.epoch = audience_epoch.epoch))
  with check (signing_key is not null and by_id is null);
grant update (signing_key, signature) on audience_epoch to alongside_app;

alter table key_share add signature bytea check (octet_length(signature) = 64);
