import {
  newId,
  type SilencedRuleId,
  type StatementId,
  silencedRuleId,
  type WordingId,
} from '../../kernel/ids.ts';
import type { TextRule } from '../../language/findings/textFinding.ts';
import { type ActOutcome, type MemberContext, todayOf } from '../../session/memberContext.ts';
import { act, record } from '../acts.ts';
import { wordingOf } from '../draft.ts';
import { ledgerEntries } from '../ledgerEntries.ts';
import { StatementSeal } from '../text/store.ts';
import { hear, readCheck, silence } from './rules.ts';
import { LanguageCheckWriter } from './store.ts';

/** Its organisation has read what is found in this wording, and the timeline says so. P9 */
export const markCheckRead = (context: MemberContext, id: StatementId, which: WordingId): ActOutcome =>
  act(context, id, async ({ facts }) => {
    const wording = wordingOf(facts, which);
    if (!wording) return null;
    const ruling = readCheck(facts, context.member, which, context.now);
    if (!ruling.ok) return ruling;
    const { by, readOn } = ruling.check;
    await new LanguageCheckWriter(context.tx).read({
      ...{ wording_id: which, statement_id: id, organisation_id: by, read_on: readOn },
    });
    await record(context, facts, ledgerEntries.checked(id, wording));
    return ruling;
  });

/** Switches a rule off in the language of this wording; the reason is sealed to those on the draft. */
export const silenceRule = (
  context: MemberContext,
  id: StatementId,
  { wording: which, rule, reason }: { wording: WordingId; rule: TextRule; reason: string },
): ActOutcome =>
  act(context, id, async ({ facts }) => {
    const wording = wordingOf(facts, which);
    if (!wording) return null;
    const asked = { id: newId(silencedRuleId), language: wording.language, rule, reason };
    const ruling = silence(facts, context.member, asked, context.now);
    if (!ruling.ok) return ruling;
    const { silenced } = ruling;
    await new LanguageCheckWriter(context.tx).silence({
      id: silenced.id,
      statement_id: id,
      language: silenced.language,
      rule: silenced.rule,
      organisation_id: silenced.by,
      words_sealed: await new StatementSeal(context, id).silence(silenced.id, reason),
      silenced_on: silenced.silencedOn,
    });
    await record(context, facts, ledgerEntries.silenced(silenced));
    return ruling;
  });

export const hearRule = (
  context: MemberContext,
  { statement, wording: read }: { statement: StatementId; wording: WordingId },
  which: SilencedRuleId,
): ActOutcome =>
  act(context, statement, async ({ facts }) => {
    const wording = facts.wordings.find((one) => one.id === read);
    const silenced = facts.silenced.find((one) => one.id === which);
    if (!silenced || silenced.language !== wording?.language) return null;
    const ruling = hear(facts, context.member, silenced);
    if (!ruling.ok) return ruling;
    await new LanguageCheckWriter(context.tx).hear(which, todayOf(context));
    await record(context, facts, ledgerEntries.heard(which));
    return ruling;
  });
