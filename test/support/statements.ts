import type { Role } from '../../src/kernel/organisation.ts';
import type { MemberContext } from '../../src/session/memberContext.ts';
import type { DraftText } from '../../src/statements/text/document.ts';
import type { Keyholder } from './keyholders.ts';
import { memberAs, type Partner, type Partners } from './partners.ts';
import { benchHere } from './work.ts';

/**
 * A list of our own wording, for relief after an epidemic, that leaves two groups out. Whom it names nobody here is led
 * by, so nobody has to be asked for them.
 */
export const leavesOut: DraftText = {
  title: 'Relief for everyone',
  body: 'Emergency relief must reach children, carers, pregnant people and survivors of violence.\n\nWe ask governments to pay it out within a month.',
  references: 'Harbour Institute, A month without income, 2027',
};
/** One that others published: it names groups that organisations here are led by. */
export const publishedElsewhere =
  'Emergency relief must reach older people, migrants, people with disabilities and people without a home.\n\nWe ask governments to pay it out within a month.';
export const namesAll: DraftText = {
  ...leavesOut,
  body: leavesOut.body.replace(
    'children',
    'sex workers, women who use drugs, people who use drugs, children',
  ),
};

/** One act on statements by one person of an organisation. */
export const draft = <Result>(
  story: Partners,
  partner: Partner,
  act: (context: MemberContext) => Promise<Result>,
  as: { who: Keyholder; role: Role } = { who: partner.steward, role: 'steward' },
): Promise<Result> =>
  story.as(as.who, (tx, keyring) =>
    act({
      tx,
      keyring,
      member: memberAs(partner, as.who, as.role),
      now: story.now,
      work: benchHere(),
    }),
  );
