import { usualWindow } from '../../kernel/decision/window.ts';
import {
  type ExternalTextId,
  externalTextId,
  newId,
  type OrganisationId,
  type PartnershipId,
  type StatementId,
} from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { PublicWordsWriter } from '../../publicPages/store.ts';
import { type ActOutcome, type MemberContext, ownOf, todayOf } from '../../session/memberContext.ts';
import { newToken, tokenHash } from '../../vault/link.ts';
import { askOnto } from '../drafters/acts.ts';
import { AskableReader, ownSide } from '../drafters/askableStore.ts';
import { beginStatement } from '../drafters/begin.ts';
import type { ObjectionAnswer } from '../facts.ts';
import { longestTitle } from '../text/document.ts';
import { StatementWriter } from '../writerStore.ts';
import type { Entry, ExternalPublication } from './entry.ts';
import type { ExternalTextFacts } from './facts.ts';
import { answerObjection, beginSupplement, objectTo, removeText, supplementIn } from './rules.ts';
import { EntryReader, ExternalTextWriter, lockText } from './store.ts';

/** Keeps a text that others published, sealed to the organisation that enters it. */
export const enterText = async (
  context: MemberContext,
  entry: Entry,
): Promise<Outcome<{ id: ExternalTextId }>> => {
  const id = newId(externalTextId);
  await new ExternalTextWriter(context.tx).enter(
    context.keyring,
    ownOf(context),
    id,
    entry,
    todayOf(context),
  );
  return { ok: true, id };
};

/** One act at a time on one text (C49), decided by its facts at that moment; null where she may not see it (C16). */
const onText = async <Facts>(
  context: MemberContext,
  id: ExternalTextId,
  work: (facts: ExternalTextFacts, writer: ExternalTextWriter) => ActOutcome<Facts>,
): ActOutcome<Facts> => {
  await lockText(context.tx, id);
  const writer = new ExternalTextWriter(context.tx);
  const facts = await writer.text(id, ownOf(context));
  return facts && work(facts, writer);
};

export const removeEntry = (context: MemberContext, id: ExternalTextId): ActOutcome =>
  onText(context, id, async (facts, writer) => {
    const own = ownOf(context);
    if (facts.by !== own) return null;
    const outcome = removeText(facts);
    if (outcome.ok) await writer.remove(own, id);
    return outcome;
  });

/** The fact of the objection, with none of its words and none of the text's: they wait for a look. */
const waitingPage = (
  { publishedOn, language, scopes }: Entry,
  more: Pick<ExternalPublication, 'address' | 'namedAs' | 'askedHere'>,
): ExternalPublication => ({
  ...{ title: '', publisher: '', link: '', body: '', words: '' },
  ...{ publishedOn, language, scopes, waits: true },
  ...more,
});

/** `asked`: the publisher, where it is here. */
export type NewObjection = { words: string; namedAs: string | null; asked: OrganisationId | null };

/** Publishes the objection beside the text as it was found, and asks the publisher where it has an account here. */
export const objectToText = (
  context: MemberContext,
  id: ExternalTextId,
  { words, namedAs, asked }: NewObjection,
): ActOutcome =>
  onText(context, id, async (facts, writer) => {
    const { tx, member, now } = context;
    const own = ownOf(context);
    const found = (await new EntryReader(tx, context.keyring).entries([id])).get(id);
    if (!found) return null;
    if (asked && !(await new AskableReader(tx, todayOf(context)).one(asked))) return null;
    const outcome = objectTo(facts, member, { words, asked }, now);
    if (!outcome.ok) return outcome;
    const token = newToken();
    const address = token.toString('base64url');
    const page = JSON.stringify(waitingPage(found, { address, namedAs, askedHere: asked !== null }));
    const { madeOn, answerBy } = outcome.objection;
    const row = { text_id: id, organisation_id: own, asked_id: asked, made_on: madeOn, answer_by: answerBy };
    await writer.object({ ...row, page }, tokenHash(token));
    const { title, publisher, link, body } = found;
    const side = await ownSide(context);
    const publicWords = new PublicWordsWriter(tx);
    if (side === 'community') await publicWords.nameLookers(id, [{ organisation: own, began: true }]);
    await publicWords.write(
      { page: id, address, kind: 'external', subject: id, place: 0, by: own, side, madeOn },
      { title, publisher, link, body, words },
      context.keyring,
    );
    // The publisher knows from now on who objected, and can ask it onto the draft of a supplement.
    if (asked && namedAs !== null)
      await new StatementWriter(tx).acquaint([{ known: own, to: asked }], todayOf(context));
    return outcome;
  });

/** `partnership`: the one it is written in; null where none was chosen. */
export type NewSupplement = { partnership: PartnershipId | null; title: string; purpose: string };

/** Begins a statement that says what the text left out. The objecting organisation is asked onto its draft at once, if it may be known. P9 */
const begin = async (
  context: MemberContext,
  facts: ExternalTextFacts,
  { partnership, title, purpose }: NewSupplement,
): ActOutcome<{ id: StatementId }> => {
  const own = ownOf(context);
  const reader = new AskableReader(context.tx, todayOf(context));
  const parties = partnership ? await reader.parties(partnership) : [];
  const isParty = parties.some(({ organisation }) => organisation === own);
  const may = supplementIn(isParty ? partnership : null);
  if (!may.ok) return may;
  const begun = await beginStatement(context, {
    partnership: may.partnership,
    about: { title, purpose },
    days: usualWindow,
    // It names whom another text left out: read by that text's subjects, its own list would look short.
    scopes: [],
  });
  if (!begun?.ok) return begun;
  const row = { statement_id: begun.id, text_id: facts.id, organisation_id: own };
  await new ExternalTextWriter(context.tx).supplement({ ...row, begun_on: todayOf(context) });
  if (own !== facts.by && (await reader.one(facts.by)))
    await askOnto(context, begun.id, { organisation: facts.by, asksFor: [] });
  return begun;
};

export const supplementText = (
  context: MemberContext,
  id: ExternalTextId,
  supplement: NewSupplement,
): ActOutcome<{ id: StatementId }> =>
  onText(context, id, async (facts) => {
    const may = beginSupplement(facts, context.member);
    return may.ok ? begin(context, facts, supplement) : may;
  });

export type TextAnswer = {
  answer: ObjectionAnswer;
  words: string;
  /** With whom a supplement is written, where that is the answer. */
  partnership: PartnershipId | null;
};

/** Records what the publisher does about the objection: from itself, or as the objecting organisation heard it. */
export const answerText = (
  context: MemberContext,
  id: ExternalTextId,
  { answer, words, partnership }: TextAnswer,
): ActOutcome<{ supplement: StatementId | null }> =>
  onText(context, id, async (facts, writer) => {
    const outcome = answerObjection(facts, context.member, { answer, words });
    if (!outcome.ok) return outcome;
    const found = (await new EntryReader(context.tx, context.keyring).entries([id])).get(id);
    const title = found?.title || (await writer.page(id))?.title || words.slice(0, longestTitle);
    const begun = outcome.begins ? await begin(context, facts, { partnership, title, purpose: words }) : null;
    if (begun && !begun.ok) return begun;
    await writer.answer({
      text_id: id,
      place: outcome.place,
      organisation_id: ownOf(context),
      answer,
      told: outcome.told,
      answered_on: todayOf(context),
    });
    const address = (await writer.page(id))?.address;
    if (address)
      await new PublicWordsWriter(context.tx).write(
        {
          ...{ page: id, address, kind: 'external-answer', subject: id, place: outcome.place },
          ...{ by: ownOf(context), side: await ownSide(context), madeOn: todayOf(context) },
        },
        { words },
        context.keyring,
      );
    return { ok: true, supplement: begun?.id ?? null };
  });
