/**
 * What holds a claim, and how to take it away. `npm run mutate` removes one after the other in a copy of the source, and
 * the named test has to fail: a guard that nobody misses is held by no test.
 */
export type Mutant = {
  claims: readonly `C${number}`[];
  file: string;
  /** Stands in the file exactly once. */
  guard: string;
  without: string;
  /** The test that attacks: its file, and a piece of its title that names nothing else. */
  attack: { file: string; title: string };
};

export const mutants: readonly Mutant[] = [
  {
    claims: ['C15', 'C16'],
    file: 'src/web/mount.ts',
    guard: '(request.session ? answer(request, at) : this.signedOut(request))',
    without: 'answer(request, at)',
    attack: {
      file: 'test/claims/web.test.ts',
      title: 'a stranger is sent to sign in from every address that needs it',
    },
  },
  {
    claims: ['C15'],
    file: 'src/web/mount.ts',
    guard: 'return member ? answer(request, at, member) : request.notFound();',
    without: "return member ? answer(request, at, member) : request.redirect('/');",
    attack: {
      file: 'test/access/matrix.test.ts',
      title: 'whoever may not act, or only looks, gets the declared answer at every address',
    },
  },
  {
    claims: ['C20'],
    file: 'src/database/migrations/0001_ground_floor.sql',
    guard:
      "$$ select position(the_partnership::text in current_setting('alongside.partnerships', true)) > 0 $$",
    without: '$$ select true $$',
    attack: {
      file: 'src/database/isolation.test.ts',
      title: 'shows a person the rows of her own world in decision, and none of another',
    },
  },
  {
    claims: ['C16'],
    file: 'src/web/forms/act.ts',
    guard: 'if (!outcome) return request.notFound();',
    without: "if (!outcome) return request.redirect('/');",
    attack: {
      file: 'src/web/forms/act.test.ts',
      title: 'what is not there for whoever asks leaves nothing behind either',
    },
  },
  {
    claims: ['C17'],
    file: 'src/engagements/nominations/rules.ts',
    guard: 'theirs?.organisation !== own || theirs.communities.length === 0',
    without: '!theirs',
    attack: {
      file: 'src/engagements/nominations/rules.test.ts',
      title: 'an ally cannot nominate, for its own seats or anybody else’s',
    },
  },
  {
    claims: ['C17'],
    file: 'src/partnerships/rules.ts',
    guard: "own.kind === 'ally' && parties.filter(({ side }) => side === 'community').length > 1",
    without: 'false',
    attack: {
      file: 'src/partnerships/rules.test.ts',
      title: 'an ally proposes to one community-led organisation: whom that one meets here is not its choice',
    },
  },
  {
    claims: ['C18'],
    file: 'src/vault/rotation.ts',
    guard: 'await rotateAudience(tx, keyring, partnership, holders, today);',
    without: 'void today;',
    attack: {
      file: 'src/partnerships/store.test.ts',
      title: 'a removed member opens nothing written afterwards with the keyring she kept',
    },
  },
  {
    claims: ['C19'],
    file: 'src/web/errors.ts',
    guard: "error.refused ? ['changed', 409] : ['broken', 500]",
    without: "['broken', 500]",
    attack: {
      file: 'src/web/errors.test.ts',
      title: 'an act that only the second wall refuses is a page that says what changed',
    },
  },
  {
    claims: ['C19'],
    file: 'src/vault/rotation.ts',
    guard: "is('made_by', '=', removed)",
    without: "is('made_by', 'is', null)",
    attack: {
      file: 'src/identity/arrivals/links.test.ts',
      title: 'the open links of a steward who is removed open nothing from the next request on',
    },
  },
  {
    claims: ['C20'],
    file: 'src/database/migrations/0001_ground_floor.sql',
    guard:
      'create policy app_reads on invitation for select to alongside_app\n  using (token_hash = (select actor_bearer())',
    without:
      'create policy app_reads on invitation for select to alongside_app\n  using (token_hash is not null',
    attack: {
      file: 'src/database/isolation.test.ts',
      title: 'shows a person the rows of her own world in invitation, and none of another',
    },
  },
  {
    claims: ['C21'],
    file: 'src/database/refusals.ts',
    guard: 'not (relrowsecurity and relforcerowsecurity)',
    without: 'not relrowsecurity',
    attack: {
      file: 'test/claims/access.test.ts',
      title: 'table-without-rows-policy: alter table membership no force row level security',
    },
  },
  {
    claims: ['C21'],
    file: 'src/database/migrations/0001_ground_floor.sql',
    guard: "execute format('alter table %I force row level security', name);",
    without: '',
    attack: {
      file: 'test/claims/access.test.ts',
      title: 'has row-level security on every table, forced on its owner too',
    },
  },
  {
    claims: ['C22'],
    file: 'src/database/migrations/0001_ground_floor.sql',
    guard: "$$ select current_setting('alongside.job', true) = 'on' $$",
    without: '$$ select true $$',
    attack: {
      file: 'src/database/isolation.test.ts',
      title: 'shows nothing in invitation where nobody said who is asking',
    },
  },
  {
    claims: ['C23'],
    file: 'src/database/actor.ts',
    guard: 'sql`select set_actor(${person}::uuid, ${bearer}::bytea, ${job}::boolean)`',
    without: "sql.raw(`select set_actor('${person}'::uuid, null, ${job})`)",
    attack: {
      file: 'test/claims/access.test.ts',
      title: 'never puts text into a query that a store makes',
    },
  },
  {
    claims: ['C24'],
    file: 'src/web/forms/act.ts',
    guard: 'z.strictObject(fields)',
    without: 'z.object(fields)',
    attack: {
      file: 'src/web/forms/act.test.ts',
      title: 'a field that the form does not have is refused before anything is done',
    },
  },
  {
    claims: ['C25'],
    file: 'src/web/guard.ts',
    guard: 'context.res.headers.set(name, value);',
    without: '{ void value; }',
    attack: {
      file: 'src/checking/routes.test.ts',
      title: 'this page names our own file and may run nothing else; it may connect nowhere',
    },
  },
  {
    claims: ['C26'],
    file: 'src/web/pages/layout.tsx',
    guard: '<meta name="color-scheme" content="light dark" />',
    without:
      '<meta name="color-scheme" content="light dark" /><link rel="stylesheet" href="https://fonts.example/a.css" />',
    attack: {
      file: 'test/claims/web.test.ts',
      title: 'nothing that a browser would fetch from another site',
    },
  },
  {
    claims: ['C27'],
    file: 'src/web/pages/layout.tsx',
    guard: '<a class="skip" href="#main">',
    without: '<a class="skip" href="#main" onclick="go()">',
    attack: {
      file: 'test/claims/web.test.ts',
      title: 'no handler, no style of its own, and no script but our own file',
    },
  },
  {
    claims: ['C28'],
    file: 'src/web/guard.ts',
    guard: "if (!isOwnPage(context, deps.origin)) return refusal(context, 'untrusted', 403);",
    without: '',
    attack: {
      file: 'test/claims/web.test.ts',
      title: 'a form that does not come from our own page is refused on every route',
    },
  },
  {
    claims: ['C28'],
    file: 'src/web/guard.ts',
    guard: '!cookie || !isFormToken(formKey(cookie.secret), token)',
    without: '!cookie',
    attack: {
      file: 'src/checking/routes.test.ts',
      title: 'a file without our own form’s token is refused',
    },
  },
  {
    claims: ['C29'],
    file: 'src/web/cookie.ts',
    guard: 'Secure; HttpOnly; SameSite=Strict',
    without: 'Secure; SameSite=Lax',
    attack: {
      file: 'test/claims/web.test.ts',
      title: 'there is one cookie, and its name and attributes say nothing and let nobody in',
    },
  },
  {
    claims: ['C30'],
    file: 'src/web/guard.ts',
    guard:
      '// Leaving is never refused; it looks for itself who asks (C30).\n    if (context.req.path === routes.leave.url()) return next();',
    without: '',
    attack: {
      file: 'src/identity/leaving/leave.test.ts',
      title: 'leaving works without a cookie, without a token and after the session ended by itself',
    },
  },
  {
    claims: ['C31'],
    file: 'src/ledger/actor.ts',
    guard: 'actorOf(proofOf(keyring, partnership, place));',
    without: 'formerActor(keyring, partnership);',
    attack: {
      file: 'src/ledger/store.test.ts',
      title: 'gives every act of one person a name of its own, and tells her which are hers',
    },
  },
  {
    claims: ['C32'],
    file: 'src/statements/public/files/formats.ts',
    guard: "`text-${(sha256Hex ?? '').slice(0, 8)}.${extension}`",
    without: "`sex-workers-${(sha256Hex ?? '').slice(0, 8)}.${extension}`",
    attack: {
      file: 'src/statements/public/files/formats.test.ts',
      title: 'its name says nothing of what is in it',
    },
  },
  {
    claims: ['C33'],
    file: 'src/statements/public/files/markdown.ts',
    guard: "part.replace(inside, '\\\\$&')",
    without: 'part',
    attack: {
      file: 'src/statements/public/files/formats.test.ts',
      title: 'in no field and no format is people’s text ever markup',
    },
  },
  {
    claims: ['C34'],
    file: 'src/documents/office/readOffice.ts',
    guard: "[main, partOf('footnotes'),",
    without: "[main, partOf('footnotes'), partOf('comments'),",
    attack: {
      file: 'test/claims/keptFiles.test.ts',
      title: 'of a file that is checked nothing is kept, and of who wrote it nothing is shown',
    },
  },
  {
    claims: ['C35'],
    file: 'src/session/delays.ts',
    guard: 'bound: mostHeldForOne',
    without: 'bound: mostHeld',
    attack: {
      file: 'src/session/delays.test.ts',
      title: 'whoever floods one name keeps nobody else from being judged',
    },
  },
  {
    claims: ['C35'],
    file: 'src/session/delays.ts',
    guard: 'return Math.min(longest, 500 * 2 ** (count - freeTries));',
    without: 'return 0;',
    attack: {
      file: 'test/claims/web.test.ts',
      title: 'a known and an unknown handle get the same answer, and the delay grows',
    },
  },
  {
    claims: ['C36'],
    file: 'src/session/session.ts',
    guard: 'Temporal.Instant.compare(session.seen.add(idle), now) <= 0 ||',
    without: '',
    attack: {
      file: 'test/claims/web.test.ts',
      title: 'a session ends after twenty idle minutes and after eight hours in any case',
    },
  },
  {
    claims: ['C37'],
    file: 'src/web/report.ts',
    guard: 'error: error instanceof Error ? error.constructor.name : typeof error,',
    without: 'error: String(error),',
    attack: {
      file: 'src/web/errors.test.ts',
      title: 'what breaks on our side is a page with a number to quote, and nothing about how',
    },
  },
  {
    claims: ['C38'],
    file: 'src/jobs/statementJobs.ts',
    guard: '-unsentKeptDays',
    without: '-unsentKeptDays - 30',
    attack: {
      file: 'src/statements/draftForm/unsent.test.ts',
      title: 'goes thirty days after she last wrote on it, and not sooner',
    },
  },
  {
    claims: ['C55'],
    file: 'src/language/checks.ts',
    guard: 'text.length + JSON.stringify(options).length <= fewToRead',
    without: 'text.length <= 20 * fewToRead',
    attack: {
      file: 'test/claims/smallInputs.test.ts',
      title: 'the worst that is done without the pool holds nobody up',
    },
  },
  {
    claims: ['C55'],
    file: 'src/language/lexicon/schema.ts',
    guard: '\\{[^{}|]*\\|[^{}]*\\}',
    without: '\\{[^{}]*\\|[^{}]*\\}',
    attack: {
      file: 'test/shape/patterns.test.ts',
      title:
        'no regular expression of the program grows faster than its text, but for those whose text is short',
    },
  },
];
