import type { FinalTextId, StatementId } from '../../kernel/ids.ts';
import { PublicWordsWriter } from '../../publicPages/store.ts';
import { type ActOutcome, type MemberContext, todayOf } from '../../session/memberContext.ts';
import { act, record } from '../acts.ts';
import { isOwner, signOffOf } from '../draft.ts';
import type { FinalFacts, StatementFacts } from '../facts.ts';
import { ledgerEntries } from '../ledgerEntries.ts';
import { statedOf } from '../locks.ts';
import type { PublishedPage } from '../public/files/document.ts';
import { StatementReader } from '../store.ts';
import { textHash } from '../text/document.ts';
import { StatementWords } from '../text/store.ts';
import type { VisibleStatement } from '../visible.ts';
import { circulate } from './acts.ts';
import { type Consented, consentToPublish } from './rules.ts';
import { SigningWriter } from './store.ts';

const endedSignOffs = (
  { facts, names }: VisibleStatement,
  final: FinalFacts,
  reservations: ReadonlyMap<string, string>,
) =>
  facts.drafters.filter(isOwner).map(({ organisation, side }) => ({
    organisation: names.get(organisation) ?? '…',
    side,
    answer: signOffOf(final, organisation)?.answer ?? ('silence' as const),
    reservation: reservations.get(organisation) ?? '',
  }));

/** Only who is on the draft is named: whoever was asked and is not may not wish to be known at all. */
const askedFor = ({ facts, names }: VisibleStatement): PublishedPage['groups'] =>
  facts.groups.map((community) => ({
    community,
    asked: facts.drafters
      .filter(({ asksFor }) => asksFor.includes(community))
      .map((drafter) => ({
        organisation: isOwner(drafter) ? (names.get(drafter.organisation) ?? null) : null,
        askedOn: drafter.invitedOn,
        answer: drafter.leftOn === null ? drafter.answer : 'declined',
        answeredOn: drafter.leftOn ?? drafter.answeredOn,
      })),
  }));

/** Everything that the public page will say, for every owner to read before she agrees to it. P1 */
export const publicPageOf = async (
  context: MemberContext,
  visible: VisibleStatement,
  final: FinalFacts,
): Promise<PublishedPage> => {
  const { facts, latest, names } = visible;
  const words = new StatementWords(context.tx, context.keyring);
  const sentences = await words.reasons(facts.id);
  const first = facts.wordings[0]?.language;
  const ordered = [...final.wordings].sort(
    (one, other) => Number(other.language === first) - Number(one.language === first),
  );
  return {
    address: await new StatementReader(context.tx).address(facts.id),
    texts: ordered.map(({ language }) => {
      const here = latest.get(language);
      if (!here) throw new Error('a final text without its wording');
      return { ...here.text, language, sha256Hex: textHash(here.text) };
    }),
    signOffs: endedSignOffs(visible, final, await words.reservations(final.id)),
    groups: askedFor(visible),
    stated: statedOf(facts).map(({ id, statedOn, signedBy }) => ({
      sentence: sentences.get(id) ?? '',
      signedBy: facts.drafters
        .filter((drafter) => isOwner(drafter) && signedBy.includes(drafter.organisation))
        .map(({ organisation }) => names.get(organisation) ?? '…'),
      statedOn,
    })),
    supplements: facts.supplements,
    days: facts.days,
    begunOn: facts.begunOn,
  };
};

const numberOf = ({ finals }: StatementFacts): number =>
  finals.filter(({ publishedOn }) => publishedOn !== null).length + 1;

/** Publishes the page, with the names of those who signed on under this text. */
const publish = async (
  context: MemberContext,
  visible: VisibleStatement,
  final: FinalFacts,
): Promise<void> => {
  const { facts } = visible;
  const writer = new SigningWriter(context.tx);
  const out = await circulate(context, visible, final);
  await writer.publish(facts.id, final.id, {
    number: numberOf(facts),
    page: JSON.stringify(await publicPageOf(context, visible, final)),
    day: todayOf(context),
  });
  const lookers = facts.drafters.filter((one) => isOwner(one) && one.side === 'community');
  await new PublicWordsWriter(context.tx).nameLookers(
    facts.id,
    lookers.map(({ organisation }) => ({ organisation, began: organisation === facts.by })),
  );
  const names = await new StatementWords(context.tx, context.keyring).endorsers(facts.id);
  for (const { id, final: signed, takenOn, namedOn, withdrawnOn } of facts.endorsements) {
    const name = names.get(id);
    if (signed === final.id && takenOn !== null && namedOn !== null && withdrawnOn === null && name)
      await writer.showName(id, name);
  }
  await record(context, facts, ledgerEntries.published(facts.id, out));
};

/** Agrees to the public page. The last owner's word publishes it, in the same act. P1 */
export const agreeToPublish = (
  context: MemberContext,
  id: StatementId,
  which: FinalTextId,
): ActOutcome<Consented> =>
  act(context, id, async (visible) => {
    const ruling = consentToPublish(visible, context.member, which, context.now);
    if (!ruling.ok) return ruling;
    const { final, publishes } = ruling;
    await new SigningWriter(context.tx).consent({
      final_id: final.id,
      statement_id: id,
      organisation_id: visible.own.organisation,
      consented_on: todayOf(context),
    });
    await record(context, visible.facts, ledgerEntries.agreed(id, final));
    if (publishes) await publish(context, visible, final);
    return ruling;
  });
