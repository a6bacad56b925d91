import { addDays } from '../kernel/clock.ts';
import { routes } from '../routes.ts';
import { dayInWords } from '../web/inWords.ts';
import type { SignedIn, Visit } from '../web/visit.ts';
import type { WaitingLine, WaitingSource } from '../web/waiting.ts';
import { nextDue } from './due.ts';
import { consentToAction, reportAction } from './followRules.ts';
import { FollowReader } from './followStore.ts';
import type { Looking } from './scene.ts';
import { RoundReader } from './store.ts';
import { look } from './visiting.ts';
import {
  actionsOpenTo,
  engagementsUnasked,
  ownHalves,
  partnershipsSince,
  plannedRounds,
  roundsOpenTo,
} from './waitingStore.ts';

const shown = 5;
/** A round is announced so many days ahead, and asked about for so many days after an engagement. Our defaults. */
const [daysAhead, daysAfter] = [14, 30];

type Open = Awaited<ReturnType<typeof roundsOpenTo>>[number];
type Half = { given: boolean } | undefined;

/** Her own sheet half-way, or her organisation's answers; a member who can do neither yet is told nothing. */
const roundKey = (member: SignedIn, { mode }: Open, half: Half): 'half' | 'own' | 'round' | null => {
  if (half && !half.given) return 'half';
  if (mode === 'people' && !half) return 'own';
  return member.role === 'steward' ? 'round' : null;
};

const roundLines = async (looking: Looking, visit: Visit, member: SignedIn): Promise<WaitingLine[]> => {
  const open = await roundsOpenTo(looking.tx, member.organisation.id);
  const ids = open.map(({ round }) => round);
  const halves = await ownHalves(looking.tx, member.person, ids);
  return open.flatMap((one): WaitingLine[] => {
    const half = halves.find(({ round }) => round === one.round);
    const key = roundKey(member, one, half);
    if (!key) return [];
    const at = { round: one.round };
    return [
      {
        text: visit.t(`assessment.waiting.${key}`, { day: dayInWords(one.answerBy, visit.language) }),
        href: key === 'round' ? routes.round.url(at) : routes.sheet.url(at),
        label: visit.t('assessment.waiting.answer'),
      },
    ];
  });
};

/** Agreed to by the community first; and whether it is done, the community says first. P3, P7 */
const actionLines = async (looking: Looking, visit: Visit, member: SignedIn): Promise<WaitingLine[]> => {
  const ids = new Set(await actionsOpenTo(looking.tx, member.organisation.id));
  const actions = await new FollowReader(looking.tx, looking.keyring).among([...ids]);
  const rounds = await new RoundReader(looking.tx).among([...new Set(actions.map(({ round }) => round))]);
  return actions.flatMap((action): WaitingLine[] => {
    const round = rounds.find(({ id }) => id === action.round);
    if (!round) return [];
    const due = action.dueOn <= visit.today;
    const key = consentToAction(round, action, member).ok
      ? 'agree'
      : due && reportAction(round, action, member).ok
        ? 'done'
        : null;
    if (!key) return [];
    return [
      {
        text: visit.t(`assessment.waiting.${key}`, { day: dayInWords(action.dueOn, visit.language) }),
        href: routes.resultItem.url({ round: action.round, item: action.item }),
        label: visit.t(`assessment.waiting.${key}Link`),
      },
    ];
  });
};

const dueLines = async (looking: Looking, visit: Visit, member: SignedIn): Promise<WaitingLine[]> => {
  const partnerships = await partnershipsSince(looking.tx, member.organisation.id);
  const ids = partnerships.map(({ partnership }) => partnership);
  const planned = await plannedRounds(looking.tx, ids);
  const after = await engagementsUnasked(looking.tx, ids, addDays(visit.today, -daysAfter));
  const label = visit.t('assessment.open.submit');
  return [
    ...after.map(({ partnership, engagement }) => ({
      text: visit.t('assessment.waiting.engagement'),
      href: `${routes.newRound.url({ partnership })}?engagement=${engagement}`,
      label,
    })),
    ...partnerships.flatMap(({ partnership, since }): WaitingLine[] => {
      const due = nextDue(since, planned.get(partnership) ?? [], visit.today);
      if (!due || due.on > addDays(visit.today, daysAhead)) return [];
      const day = dayInWords(due.on, visit.language);
      const text = visit.t(`assessment.waiting.due.${due.occasion}`, { day });
      return [{ text, href: routes.rounds.url({ partnership }), label }];
    }),
  ];
};

/** Reminders say that something waits and until when, never what is asked, answered or agreed. P3 */
export const roundsWaiting: WaitingSource = (visit, member) =>
  look(visit, member, async (looking) => {
    const lines = await roundLines(looking, visit, member);
    if (member.role !== 'steward') return lines.slice(0, shown);
    return [
      ...lines.slice(0, shown),
      ...(await actionLines(looking, visit, member)).slice(0, shown),
      ...(await dueLines(looking, visit, member)).slice(0, shown),
    ];
  });
