/** The numbered claims, in the words of the threat model. A test names the one it stands for in its title. */
export const claims: readonly { number: string; claim: string }[] = [
  { number: 'C01', claim: 'No sealed text reaches the disk.' },
  {
    number: 'C02',
    claim:
      'Every column is classified (public, internal, sealed, secret) and sealed columns hold only sealed envelopes',
  },
  { number: 'C03', claim: 'Ciphertext moved to another row, column, audience or epoch does not open' },
  { number: 'C04', claim: 'Any flipped bit fails closed with a page, not an exception text' },
  { number: 'C05', claim: 'Nonces never repeat under a key' },
  { number: 'C06', claim: 'Same text twice gives different, equal-bucket lengths' },
  {
    number: 'C07',
    claim:
      'Dump without pepper: no login handle present and no passphrase guess can be checked; with the pepper, no chosen name is found by guessing, and every guess at what signs in costs an Argon2',
  },
  {
    number: 'C08',
    claim:
      'Right after a request the serving process and the launcher hold no passphrase, seven words, handle or recovery code that was typed or shown, in any form; what reads them is gone within seconds; no core is left',
  },
  {
    number: 'C09',
    claim:
      'Cookie secret, keys and name of hers are gone from the memory of every process a minute after she signed out',
  },
  { number: 'C10', claim: 'Session table (dump of it) opens nothing' },
  {
    number: 'C11',
    claim:
      'Recovery code opens once, however often it is sent at once; used code dies; confirmed before first sealed write',
  },
  {
    number: 'C12',
    claim: 'Passkey PRF is never the only wrap: passkeys are not built, and the database knows none',
  },
  {
    number: 'C13',
    claim:
      'Not built: trustee recovery needs k, tells the person, waits, is in the ledger; host and ally can never be trustees',
  },
  { number: 'C14', claim: 'KDF parameters meet floor and old ones upgrade at next login' },
  {
    number: 'C15',
    claim:
      'Complete access matrix: every route × every kind of person (stranger, member, steward, other group’s member, ally in/out of partnership, removed member, operator) gives the declared answer',
  },
  { number: 'C16', claim: 'Not allowed = not found, same bytes and similar time' },
  {
    number: 'C17',
    claim: 'An ally can never nominate, sign for, edit, or see who dissented — via any route or order',
  },
  {
    number: 'C18',
    claim: 'Removed member cannot read anything written after removal, with keys she still holds',
  },
  { number: 'C19', claim: 'Permission change takes effect on the very next request' },
  { number: 'C20', claim: 'RLS: with rules deliberately disabled, store queries still return only own rows' },
  {
    number: 'C21',
    claim:
      'Every table has RLS + FORCE; no view without security_invoker; no SECURITY DEFINER; app role not owner/superuser/bypassrls; app refuses to boot otherwise',
  },
  { number: 'C22', claim: 'No query runs outside withActor; actor never leaks to next transaction' },
  { number: 'C23', claim: 'No SQL built from input' },
  { number: 'C24', claim: 'Mass assignment impossible: unknown form fields refused' },
  {
    number: 'C25',
    claim: 'Every response carries the exact header set incl. errors, 404, redirects, static, 413',
  },
  { number: 'C26', claim: 'No third-party request, ever' },
  {
    number: 'C27',
    claim:
      'All journeys work with scripting off; no page contains inline script or on*; a page without an enhancement contains no script',
  },
  {
    number: 'C28',
    claim:
      'Cross-site, origin-null, header-less and token-less POSTs are refused on every state-changing route, with protection on in tests',
  },
  {
    number: 'C29',
    claim: 'Cookies: one cookie, `__Host-`, Secure, HttpOnly, SameSite=Strict, no name that says what it is',
  },
  {
    number: 'C30',
    claim:
      'Leave: one click or Enter, session dead on server, neutral page reached, no Referer/cookie, Back shows sign-in',
  },
  { number: 'C31', claim: 'Votes and reviews cannot be joined to people, even with the raw data directory' },
  { number: 'C32', claim: 'Titles, URLs, mail subjects, filenames contain nothing revealing' },
  { number: 'C33', claim: 'Stored text is never markup: XSS corpus in every field, every page' },
  {
    number: 'C34',
    claim:
      'Uploads: a file is read and thrown away; nothing of it and of who wrote it is kept, and none is ever served',
  },
  {
    number: 'C35',
    claim:
      'Login: unknown and known account same status, body, and time within 10 %; delay grows; no lockout; 3 wrong sites cannot exhaust Argon2 memory',
  },
  {
    number: 'C36',
    claim:
      'Session: new id at login and step-up, computed from nothing that was on the page before; idle and absolute expiry; logout, removal, passphrase change kill all',
  },
  { number: 'C37', claim: 'No log line contains an actor, value, path id, IP, agent or SQL' },
  { number: 'C38', claim: 'Retention: at t+limit nothing of the class remains readable' },
  {
    number: 'C39',
    claim:
      'Shred: after "erase me" no surviving key — member, steward, ally, backup — opens the text; the ledger still verifies',
  },
  { number: 'C40', claim: 'Subject export is complete and holds no one else’s data' },
  {
    number: 'C41',
    claim:
      'kill -9 at any moment loses no acknowledged act and never tears one (record + ledger + outbox together)',
  },
  { number: 'C42', claim: 'Power cut loses nothing acknowledged' },
  {
    number: 'C43',
    claim:
      'Second process on the same data dir is refused, naming the first; stale lock after SIGKILL is taken over safely',
  },
  { number: 'C44', claim: 'SIGTERM finishes in-flight requests, closes, reopens clean' },
  {
    number: 'C45',
    claim:
      'Disk full, read-only disk, EIO on fsync → refuse writes, say so, no half state; after fsync failure never acknowledge again until restart',
  },
  {
    number: 'C46',
    claim: 'Backup → restore into the other engine gives identical rows, working logins, verifying ledger',
  },
  {
    number: 'C47',
    claim: 'Each old release’s fixture database migrates; a failed migration leaves the old state',
  },
  {
    number: 'C48',
    claim:
      'Same double-click / retried POST acts once, and shows what it made to nobody but the sender of that very form',
  },
  { number: 'C49', claim: 'Racing decisions (two stewards, deadline) give one outcome allowed by rules' },
  { number: 'C50', claim: 'Any edit, delete, reorder, truncation or fork of the ledger is reported by name' },
  { number: 'C51', claim: 'App role cannot update, delete or truncate the ledger' },
  { number: 'C52', claim: 'A rewound database (old backup restored) is detected by a held checkpoint' },
  {
    number: 'C53',
    claim:
      'Dependencies: lockfile frozen, no install scripts run, licences allowed, runtime count ≤ N, each has a decision record',
  },
  { number: 'C54', claim: 'Every principle in principles.ts has a rule and ≥ 1 refusing test' },
  {
    number: 'C55',
    claim: 'Resource limits: body, fields, rows, page size; one slow client cannot stall others',
  },
  { number: 'C56', claim: 'The claims page shown to members lists exactly the tests that ran in this build' },
  {
    number: 'C57',
    claim:
      'Keys and rows put in by whoever can write the database are noticed on the next read and write, and nothing is sealed to them',
  },
  {
    number: 'C58',
    claim:
      'Words on a public page show only after another organisation looked; whoever is named has them gone at once, from every page, file and table, and the fact of them stays',
  },
];
