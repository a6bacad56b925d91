import {
  newId,
  type SilencedRuleId,
  type StatementId,
  silencedRuleId,
  type WordingId,
} from '../kernel/ids.ts';
import type { TextRule } from '../language/findings/textFinding.ts';
import { type Act, act, record } from './acting.ts';
import { wordingOf } from './draft.ts';
import { hear, readCheck, silence } from './languageCheck.ts';
import { LanguageCheckWriter } from './languageCheckStore.ts';
import { says } from './saying.ts';
import { type Looking, todayOf } from './scene.ts';
import { StatementSeal } from './wordStore.ts';

/** Its organisation has read what is found in this wording, and the timeline says so. P9 */
export const sayCheckRead = (looking: Looking, id: StatementId, which: WordingId): Act =>
  act(looking, id, async ({ facts }) => {
    const wording = wordingOf(facts, which);
    if (!wording) return null;
    const ruling = readCheck(facts, looking.member, which, looking.now);
    if (!ruling.ok) return ruling;
    const { by, readOn } = ruling.check;
    await new LanguageCheckWriter(looking.tx).read({
      ...{ wording_id: which, statement_id: id, organisation_id: by, read_on: readOn },
    });
    await record(looking, facts, says.checked(id, wording));
    return ruling;
  });

/** Switches a rule off in the language of this wording; the reason is sealed to those on the draft. */
export const silenceRule = (
  looking: Looking,
  id: StatementId,
  { wording: which, rule, reason }: { wording: WordingId; rule: TextRule; reason: string },
): Act =>
  act(looking, id, async ({ facts }) => {
    const wording = wordingOf(facts, which);
    if (!wording) return null;
    const asked = { id: newId(silencedRuleId), language: wording.language, rule, reason };
    const ruling = silence(facts, looking.member, asked, looking.now);
    if (!ruling.ok) return ruling;
    const { silenced } = ruling;
    await new LanguageCheckWriter(looking.tx).silence({
      id: silenced.id,
      statement_id: id,
      language: silenced.language,
      rule: silenced.rule,
      organisation_id: silenced.by,
      words_sealed: await new StatementSeal(looking.tx, id).words('silenced_rule', silenced.id, reason),
      silenced_on: silenced.silencedOn,
    });
    await record(looking, facts, says.silenced(silenced));
    return ruling;
  });

export const hearRule = (
  looking: Looking,
  { statement, wording: read }: { statement: StatementId; wording: WordingId },
  which: SilencedRuleId,
): Act =>
  act(looking, statement, async ({ facts }) => {
    const wording = facts.wordings.find((one) => one.id === read);
    const silenced = facts.silenced.find((one) => one.id === which);
    if (!silenced || silenced.language !== wording?.language) return null;
    const ruling = hear(facts, looking.member, silenced);
    if (!ruling.ok) return ruling;
    await new LanguageCheckWriter(looking.tx).hear(which, todayOf(looking));
    await record(looking, facts, says.heard(which));
    return ruling;
  });
