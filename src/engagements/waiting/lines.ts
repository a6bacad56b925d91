import { routes } from '../../routes.ts';
import type { Request } from '../../web/request.ts';
import type { WaitingLine, WaitingSource } from '../../web/waiting.ts';
import { dayInWords } from '../../web/words/figures.ts';
import { type EngagementWaiting, engagementsWaiting } from './read.ts';
import type { SeatNeed } from './rules.ts';

const requestsShown = 5;

type Words = Pick<Request, 't' | 'language'>;
type Of<Kind extends EngagementWaiting['kind']> = Extract<EngagementWaiting, { kind: Kind }>;

/** What seats need, in words: on a home page below the engagement's title, and on its own page. */
export const needInWords = (
  { t, language }: Words,
  need: SeatNeed,
  { seats, firstDay }: { seats: number; firstDay: string | null },
): { text: string; label: string } => {
  const what = t(`engagement.need.${need}`, { count: seats });
  const begins = firstDay && t('engagement.need.begins', { day: dayInWords(firstDay, language) });
  return { text: begins ? `${what} ${begins}` : what, label: t(`engagement.need.label.${need}`) };
};

const seatsLine = (words: Words, { engagement, needed, firstDay }: Of<'seats'>) => ({
  ...needInWords(words, needed.need, { seats: needed.seats.length, firstDay }),
  href: routes.nominations.url({ engagement }),
});

const questionLine = (words: Words, { engagement, seats }: Of<'question'>) => ({
  ...needInWords(words, 'answer', { seats, firstDay: null }),
  href: routes.nominations.url({ engagement }),
});

const answeredLine = ({ t }: Words, { engagement, request, organisation, answer }: Of<'answered'>) => ({
  text: t(`engagement.waiting.answered.${answer}`, { organisation }),
  href:
    answer === 'changes'
      ? routes.request.url({ engagement, request })
      : routes.engagement.url({ engagement }),
  label: t(answer === 'changes' ? 'engagement.next.changesLink' : 'engagement.waiting.seeEngagement'),
});

const payLine = ({ t, language }: Words, { kind, engagement, ...pay }: Of<'owed' | 'owing' | 'arrived'>) => ({
  text: t(`engagement.waiting.${kind}`, {
    ...{ count: pay.seats, organisation: pay.organisation, day: dayInWords(pay.day, language) },
  }),
  href: routes.payments.url({ engagement }),
  label: t('engagement.waiting.seePayments'),
  overdue: kind !== 'arrived',
});

const lineOf = (words: Words, waiting: EngagementWaiting): WaitingLine => {
  const { t, language } = words;
  const { engagement } = waiting;
  switch (waiting.kind) {
    case 'asked':
      return {
        text: t('engagement.waiting.asked', { by: dayInWords(waiting.answerBy, language) }),
        href: routes.request.url({ engagement, request: waiting.request }),
        label: t('engagement.waiting.link'),
      };
    case 'seats':
      return seatsLine(words, waiting);
    case 'question':
      return questionLine(words, waiting);
    case 'answered':
      return answeredLine(words, waiting);
    case 'unseen':
    case 'hidden':
      return {
        text: t(`engagement.waiting.${waiting.kind}`, { count: waiting.seats }),
        href: routes.programme.url({ engagement }),
        label: t('engagement.waiting.seeProgramme'),
      };
    case 'owed':
    case 'owing':
    case 'arrived':
      return payLine(words, waiting);
  }
};

/** Somebody has to do something about these, and a member is told who may. */
const takesSteward = ({ kind }: EngagementWaiting): boolean =>
  ['asked', 'seats', 'question', 'owed'].includes(kind);

/** Whatever waits around seats, named by its engagement, for stewards and members alike. P6, P10 */
export const seatsWaiting: WaitingSource = async (request, member) => {
  const all = await request.readAs(member, (context) => engagementsWaiting(context, requestsShown));
  return all.map((waiting): WaitingLine => {
    const { text, ...line } = lineOf(request, waiting);
    const what =
      member.role === 'member' && takesSteward(waiting)
        ? `${text} ${request.t('engagement.waiting.bySteward')}`
        : text;
    const { title } = waiting;
    return { ...line, text: title === null ? what : request.t('engagement.waiting.about', { title, what }) };
  });
};
