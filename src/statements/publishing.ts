import type { FinalTextId, StatementId } from '../kernel/ids.ts';
import { type Act, act, record } from './acting.ts';
import { currentFinal, isOwner, signOffOf } from './draft.ts';
import type { FinalFacts, StatementFacts } from './facts.ts';
import { circulate } from './finishing.ts';
import { statedOf } from './locks.ts';
import type { PublishedPage } from './published/published.ts';
import { says } from './saying.ts';
import { type Looking, type StatementScene, todayOf } from './scene.ts';
import { consentToPublish } from './signing.ts';
import { SigningWriter } from './signingWriter.ts';
import { StatementReader } from './store.ts';
import { StatementWords } from './wordStore.ts';

const endedSignOffs = (
  { facts, names }: StatementScene,
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
const askedFor = ({ facts, names }: StatementScene): PublishedPage['groups'] =>
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
export const pageOf = async (
  looking: Looking,
  scene: StatementScene,
  final: FinalFacts,
): Promise<PublishedPage> => {
  const { facts, latest, names } = scene;
  const words = new StatementWords(looking.tx, looking.keyring);
  const sentences = await words.stated(facts.id);
  const first = facts.wordings[0]?.language;
  const ordered = [...final.wordings].sort(
    (one, other) => Number(other.language === first) - Number(one.language === first),
  );
  return {
    address: await new StatementReader(looking.tx).address(facts.id),
    texts: ordered.map(({ language, sha256Hex }) => {
      const here = latest.get(language);
      if (!here) throw new Error('a final text without its wording');
      return { ...here.text, language, sha256Hex };
    }),
    signOffs: endedSignOffs(scene, final, await words.reservations(final.id)),
    groups: askedFor(scene),
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

/** The public page, and with it the names of those who signed on under this text. */
const publish = async (looking: Looking, scene: StatementScene, final: FinalFacts): Promise<void> => {
  const { facts } = scene;
  const writer = new SigningWriter(looking.tx);
  await circulate(looking, scene, final);
  await writer.publish(facts.id, final.id, {
    number: numberOf(facts),
    page: JSON.stringify(await pageOf(looking, scene, final)),
    day: todayOf(looking),
  });
  const names = await new StatementWords(looking.tx, looking.keyring).endorsers(facts.id);
  for (const { id, final: signed, takenOn, withdrawnOn } of facts.endorsements) {
    const name = names.get(id);
    if (signed === final.id && takenOn !== null && withdrawnOn === null && name)
      await writer.showName(id, name);
  }
  await record(looking, facts, says.published(facts.id, final));
};

/** Agrees to the public page. The last owner's word publishes it, in the same act. P1 */
export const agreeToPublish = (
  looking: Looking,
  id: StatementId,
  which: FinalTextId,
): Act<{ publishes: boolean }> =>
  act(looking, id, async (scene) => {
    const ruling = consentToPublish(scene, looking.member, which, looking.now);
    const final = currentFinal(scene.facts);
    if (!ruling.ok || !final) return ruling;
    await new SigningWriter(looking.tx).consent({
      final_id: final.id,
      statement_id: id,
      organisation_id: scene.own.organisation,
      consented_on: todayOf(looking),
    });
    await record(looking, scene.facts, says.agreed(id, final));
    if (ruling.publishes) await publish(looking, scene, final);
    return ruling;
  });
