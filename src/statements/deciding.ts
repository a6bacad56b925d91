import type { Tx } from '../database/open.ts';
import type { Refusal } from '../kernel/outcome.ts';
import type { Keyring } from '../vault/keyring.ts';
import { decideOnce, respond } from '../web/decideOnce.ts';
import { type DoneKey, withDone } from '../web/done.ts';
import type { Parsed } from '../web/form.ts';
import type { SignedIn, Visit } from '../web/visit.ts';
import { refusalInWords } from './refusals.ts';
import type { Ruling, StatementRefusal } from './ruling.ts';
import type { Looking } from './scene.ts';
import type { Sent } from './views.ts';

export const lookingAs = (visit: Visit, member: SignedIn, tx: Tx, keyring: Keyring): Looking => ({
  tx,
  keyring,
  member,
  now: visit.now,
});

/** Reads as whoever is signed in. */
export const look = <Result>(
  visit: Visit,
  member: SignedIn,
  work: (looking: Looking) => Promise<Result>,
): Promise<Result> => visit.within((tx, keyring) => work(lookingAs(visit, member, tx, keyring)));

type Reply = Response | Promise<Response>;
export type Work<Facts> = (looking: Looking) => Promise<Ruling<Facts> | null>;

/** A form as it was sent: which one, what it does, and where it leads. */
export type Sending<Values, Facts> = {
  form: Parsed<Values>;
  name: string;
  to: string | ((facts: Facts) => string);
  done: DoneKey | ((facts: Facts) => DoneKey);
  work: (values: Values) => Work<Facts>;
};

/** Parse, decide and write, once per form (C48); shown again with what was typed and why, where it is refused. */
export const submit = async <Values, Facts>(
  visit: Visit,
  member: SignedIn,
  { form, name, to, done, work }: Sending<Values, Facts>,
  show: (sent: Sent, refusal: Refusal<StatementRefusal> | null) => Reply,
): Promise<Response> => {
  const { typed } = form;
  if (!form.ok) return show({ form: name, typed, problems: form.problems }, null);
  const decided = await decideOnce<StatementRefusal>(visit, form.act, async (tx, keyring) => {
    const outcome = await work(form.values)(lookingAs(visit, member, tx, keyring));
    if (!outcome?.ok) return outcome;
    const where = typeof to === 'string' ? to : to(outcome);
    return { ok: true, to: withDone(where, typeof done === 'string' ? done : done(outcome)) };
  });
  return respond(visit, decided, (refusal) =>
    show({ form: name, typed, problems: { form: refusalInWords(refusal, visit.t) } }, refusal),
  );
};
