-- With another pepper nobody could sign in, and the app's password would be taken from who serves with the right one.
-- An HMAC under 256 random bits: it tells whether a pepper fits, and nothing of it.
alter table installation add column pepper_check bytea check (length(pepper_check) = 32);
