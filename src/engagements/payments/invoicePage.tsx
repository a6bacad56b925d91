import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Facts } from '../../web/parts/cards.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { moneyInWords } from '../../web/words/figures.ts';
import { type Owed, owedFor } from '../plan/money.ts';
import { sayExpenses, sayFee, sayPaidHours } from '../plan/reading/words.ts';
import { sayDay, sayList, trailTo } from '../words.ts';
import type { ItemProps } from './page.tsx';

/** Short enough to be said aloud, and the same on paper and in the file. */
export const referenceOf = (payment: string): string => payment.slice(0, 8).toUpperCase();

const sums = ({ t, language }: Frame, owed: Owed, percent: number) => {
  const say = (amount: string) => moneyInWords(amount, owed.currency, language);
  return [
    { term: t('engagement.pay.inAll'), fact: say(owed.fee) },
    ...(owed.onTop ? [{ term: t('engagement.pay.onTop', { percent }), fact: say(owed.onTop) }] : []),
    { term: t('engagement.pay.sum'), fact: <strong>{say(owed.sum)}</strong> },
  ];
};

/** A page to print, in words that say nothing about anyone: what was agreed, for "expert advice". R8 */
export const InvoicePage = ({ frame, view, payment }: ItemProps) => {
  const { t } = frame;
  const { facts, seat } = payment;
  const terms = view.plan.payment;
  const owed = seat && owedFor(seat, terms);
  return (
    <Page
      frame={frame}
      title={t('engagement.pay.invoiceTitle')}
      trail={trailTo(frame, { id: view.engagement, title: view.plan.title })}
      here="engagements"
    >
      <Facts
        items={[
          { term: t('engagement.pay.from'), fact: payment.payee },
          { term: t('engagement.pay.payer'), fact: view.payer },
          { term: t('engagement.pay.reference'), fact: referenceOf(facts.id) },
          { term: t('engagement.pay.writtenOn'), fact: sayDay(frame, view.today) },
          { term: t('engagement.pay.for'), fact: t('engagement.pay.neutral') },
          ...(seat
            ? [
                { term: t('engagement.pay.fee'), fact: sayFee(frame, seat.fee) },
                { term: t('engagement.pay.hours'), fact: sayPaidHours(frame, seat) },
              ]
            : []),
          ...(owed ? sums(frame, owed, terms.organisationPercent) : []),
          ...(seat ? [{ term: t('engagement.pay.expenses'), fact: sayExpenses(frame, seat) }] : []),
          { term: t('engagement.pay.due'), fact: sayDay(frame, facts.dueOn) },
          {
            term: t('engagement.pay.method'),
            fact: facts.method ? t(`engagement.method.${facts.method}`) : t('engagement.pay.notChosen'),
          },
        ]}
      />
      <p class="muted">{t('engagement.pay.invoiceNote')}</p>
      <WhoCanSee
        frame={frame}
        now={t('engagement.see.partnership', { organisations: sayList(frame, view.parties) })}
        seized={t('engagement.pay.seized')}
      />
    </Page>
  );
};
