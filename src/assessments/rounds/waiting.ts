import { addDays } from '../../kernel/clock.ts';
import { routes } from '../../routes.ts';
import { type MemberContext, ownOf } from '../../session/memberContext.ts';
import type { SignedIn } from '../../session/session.ts';
import type { Request } from '../../web/request.ts';
import type { WaitingLine, WaitingSource } from '../../web/waiting.ts';
import { dayInWords } from '../../web/words/figures.ts';
import { consentToAction, reportAction } from '../followUp/rules.ts';
import { FollowUpReader } from '../followUp/store.ts';
import { mayOpen } from '../rules.ts';
import { RoundReader } from '../store.ts';
import { nextDue } from './due.ts';
import {
  actionsOpenTo,
  engagementsUnasked,
  ownDrafts,
  partnershipsSince,
  plannedRounds,
  roundsOpenTo,
} from './waitingStore.ts';

const shown = 5;
/** A round is announced so many days ahead, and asked about for so many days after an engagement. Our defaults. */
const [daysAhead, daysAfter] = [14, 30];

type Open = Awaited<ReturnType<typeof roundsOpenTo>>[number];
const isIn = ({ handedInOn }: Open): boolean => handedInOn !== null;
type Draft = { given: boolean } | undefined;

/** Reminds her of her own draft, or a steward of the organisation's answers; others are told nothing. */
const roundKey = (member: SignedIn, { mode }: Open, draft: Draft): 'half' | 'own' | 'round' | null => {
  if (draft && !draft.given) return 'half';
  if (mode === 'people' && !draft) return 'own';
  return member.role === 'steward' ? 'round' : null;
};

const answerLines = async (
  context: MemberContext,
  request: Request,
  open: readonly Open[],
): Promise<WaitingLine[]> => {
  const { member } = context;
  const ids = open.map(({ round }) => round);
  const drafts = await ownDrafts(context.tx, member.person, ids);
  return open.flatMap((one): WaitingLine[] => {
    const draft = drafts.find(({ round }) => round === one.round);
    const key = roundKey(member, one, draft);
    if (!key) return [];
    const at = { round: one.round };
    return [
      {
        text: request.t(`assessment.waiting.${key}`, { day: dayInWords(one.answerBy, request.language) }),
        href: key === 'round' ? routes.round.url(at) : routes.sheet.url(at),
        label: request.t('assessment.waiting.answer'),
      },
    ];
  });
};

/** All have answered: the answers open when somebody of each organisation comes by, so each is told. P3 */
const openLines = async (
  { tx, member }: MemberContext,
  request: Request,
  handedIn: readonly Open[],
): Promise<WaitingLine[]> => {
  const own = member.organisation.id;
  const rounds = await new RoundReader(tx).among(handedIn.map(({ round }) => round));
  return rounds
    .filter((round) => mayOpen(round, own))
    .map(({ id }) => ({
      text: request.t('assessment.waiting.open'),
      href: routes.round.url({ round: id }),
      label: request.t('assessment.waiting.openLink'),
    }));
};

/** The community side agrees first, and says first whether it is done. P3, P7 */
const actionLines = async (context: MemberContext, request: Request): Promise<WaitingLine[]> => {
  const ids = new Set(await actionsOpenTo(context.tx, ownOf(context)));
  const actions = await new FollowUpReader(context.tx, context.keyring).among([...ids]);
  const rounds = await new RoundReader(context.tx).among([...new Set(actions.map(({ round }) => round))]);
  return actions.flatMap((action): WaitingLine[] => {
    const round = rounds.find(({ id }) => id === action.round);
    if (!round) return [];
    const due = action.dueOn <= request.today;
    const key = consentToAction(round, action, context.member).ok
      ? 'agree'
      : due && reportAction(round, action, context.member).ok
        ? 'done'
        : null;
    if (!key) return [];
    return [
      {
        text: request.t(`assessment.waiting.${key}`, { day: dayInWords(action.dueOn, request.language) }),
        href: routes.resultItem.url({ round: action.round, item: action.item }),
        label: request.t(`assessment.waiting.${key}Link`),
      },
    ];
  });
};

const dueLines = async (context: MemberContext, request: Request): Promise<WaitingLine[]> => {
  const partnerships = await partnershipsSince(context.tx, ownOf(context));
  const ids = partnerships.map(({ partnership }) => partnership);
  const planned = await plannedRounds(context.tx, ids);
  const after = await engagementsUnasked(context.tx, ids, addDays(request.today, -daysAfter));
  const label = request.t('assessment.open.submit');
  return [
    ...after.map(({ partnership, engagement }) => ({
      text: request.t('assessment.waiting.engagement'),
      href: `${routes.newRound.url({ partnership })}?engagement=${engagement}`,
      label,
    })),
    ...partnerships.flatMap(({ partnership, since }): WaitingLine[] => {
      const due = nextDue(since, planned.get(partnership) ?? [], request.today);
      if (!due || due.on > addDays(request.today, daysAhead)) return [];
      const day = dayInWords(due.on, request.language);
      const text = request.t(`assessment.waiting.due.${due.occasion}`, { day });
      return [{ text, href: routes.rounds.url({ partnership }), label }];
    }),
  ];
};

/** Reminders say that something waits, and until when; never what is asked, answered or agreed. P3 */
export const roundsWaiting: WaitingSource = (request, member) =>
  request.readAs(member, async (context) => {
    const rounds = await roundsOpenTo(context.tx, ownOf(context));
    const lines = [
      ...(await openLines(context, request, rounds.filter(isIn))),
      ...(await answerLines(
        context,
        request,
        rounds.filter((one) => !isIn(one)),
      )),
    ];
    if (member.role !== 'steward') return lines.slice(0, shown);
    return [
      ...lines.slice(0, shown),
      ...(await actionLines(context, request)).slice(0, shown),
      ...(await dueLines(context, request)).slice(0, shown),
    ];
  });
