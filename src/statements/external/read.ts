import type { ExternalTextId, StatementId } from '../../kernel/ids.ts';
import { pageAsked, pageOf } from '../../kernel/page.ts';
import { textCheck } from '../../language/checks.ts';
import { textLanguage } from '../../language/lexicon/schema.ts';
import type { TextResult } from '../../language/readText.ts';
import { routes } from '../../routes.ts';
import { type MemberContext, ownOf, todayOf } from '../../session/memberContext.ts';
import type { Frame } from '../../web/frame.ts';
import type { Bench } from '../../work/task.ts';
import { AskableReader } from '../drafters/askableStore.ts';
import { partnershipChoices } from '../drafters/partnershipChoices.ts';
import { readVisible } from '../visible.ts';
import { type Entry, foundText } from './entry.ts';
import type { ExternalTextFacts } from './facts.ts';
import { beginSupplement, isOverdue, mayAnswer, objectTo, removeText } from './rules.ts';
import { EntryReader, ExternalTextReader } from './store.ts';
import type { ExternalTextList, ExternalTextState, ExternalTextView } from './view.ts';

const perPage = 20;
const mostAsked = 50;

const stateOf = (facts: ExternalTextFacts | null, now: Temporal.Instant): ExternalTextState => {
  if (!facts?.objection) return 'entered';
  const last = facts.objection.answers.at(-1);
  if (last) return last.answer;
  return isOverdue(facts.objection, now) ? 'late' : 'open';
};

export const externalTextList = async (
  context: MemberContext,
  after: ExternalTextId | undefined,
): Promise<ExternalTextList> => {
  const { tx, keyring, now } = context;
  const own = ownOf(context);
  const reader = new ExternalTextReader(tx);
  const rows = await reader.enteredBy(own, pageAsked(after, perPage));
  const page = pageOf(rows, perPage, ({ id }) => id);
  const entries = await new EntryReader(tx, keyring).entries(page.items.map(({ id }) => id));
  const items = [];
  for (const { id, enteredOn } of page.items) {
    const facts = await reader.text(id, own);
    items.push({ id, entry: entries.get(id) ?? null, state: stateOf(facts, now), day: enteredOn });
  }
  const asked = after ? [] : await reader.askedOf(own, mostAsked);
  return { asked, entered: { items, next: page.next } };
};

const draftsAmong = async (context: MemberContext, { supplements }: ExternalTextFacts) => {
  const found = new Map<StatementId, string>();
  for (const { statement } of supplements) {
    const visible = await readVisible(context, statement);
    if (visible) found.set(statement, visible.about.title);
  }
  return found;
};

const readEntry = (work: Bench, { language, scopes, body }: Entry): Promise<TextResult> => {
  const spoken = textLanguage.safeParse(language).data;
  return work.run(textCheck, { text: body, options: { scopes, ...(spoken ? { language: spoken } : {}) } });
};

const mayOf = (facts: ExternalTextFacts, { member, now }: MemberContext): ExternalTextView['may'] => ({
  object: objectTo(facts, member, { words: '…', asked: null }, now),
  answer: mayAnswer(facts, member),
  supplement: beginSupplement(facts, member),
  remove: removeText(facts),
});

/** Null where it is not there for her (C16). */
export const externalTextView = async (
  context: MemberContext,
  id: ExternalTextId,
  { frame, origin }: { frame: Frame; origin: string },
): Promise<ExternalTextView | null> => {
  const { tx, keyring, now } = context;
  const own = ownOf(context);
  const reader = new ExternalTextReader(tx);
  const facts = await reader.text(id, own);
  if (!facts) return null;
  const page = await reader.page(id);
  const typed = (await new EntryReader(tx, keyring).entries([id])).get(id);
  const entry = page?.waits ? (typed ?? page) : (page ?? typed);
  if (!entry) return null;
  const may = mayOf(facts, context);
  return {
    facts,
    entry,
    page,
    mine: facts.by === own,
    state: stateOf(facts, now),
    text: foundText(entry).body,
    read: await readEntry(context.work, entry),
    askable: may.object.ok ? await new AskableReader(tx, todayOf(context)).named(own, entry.publisher) : [],
    partnerships: may.supplement.ok ? await partnershipChoices(context, frame.language) : [],
    drafts: await draftsAmong(context, facts),
    publicUrl: page && origin + routes.publicExternalText.url({ token: page.address }),
    may,
  };
};
