import type { PartnershipContext } from '../../ledger/partnershipContext.ts';
import { type KeyCode, keyCode } from '../../vault/chain/code.ts';
import { titleOf } from '../agreement/read.ts';
import { namesIn } from '../decisions/read.ts';
import { unknownName } from '../store.ts';
import type { VisiblePartnership } from '../visible.ts';
import { comparedBy } from './store.ts';
import type { ComparingView } from './view.ts';

const holdersOf = ({ partnership }: VisiblePartnership) =>
  partnership.parties
    .filter(({ keyedOn, leftOn }) => keyedOn !== null && leftOn === null)
    .map(({ organisation }) => organisation);

/** One code for the partnership's key and for the keys of those who hold it, as this reader's keyring finds them. */
export const codeOf = async (
  { tx, keyring }: PartnershipContext,
  visible: VisiblePartnership,
): Promise<KeyCode> => {
  const chains = await keyring.chains(tx, [visible.partnership.id, ...holdersOf(visible)]);
  return keyCode([...chains.values()].flatMap((links) => links.slice(-1)));
};

export const comparingView = async (
  context: PartnershipContext,
  visible: VisiblePartnership,
): Promise<ComparingView> => {
  const code = await codeOf(context, visible);
  const [names, said] = [namesIn(visible), await comparedBy(context, code.digest)];
  return {
    partnership: visible.partnership.id,
    title: await titleOf(context, visible),
    code,
    parties: holdersOf(visible).map((organisation) => ({
      name: names.get(organisation) ?? unknownName,
      own: organisation === context.member.organisation.id,
      on: said.get(organisation) ?? null,
    })),
  };
};
