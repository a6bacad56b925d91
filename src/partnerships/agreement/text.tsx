import { type Commitment, withName } from '../../commitments/commitment.ts';
import { ruleInWords } from '../../commitments/ruleInWords.ts';
import type { Frame } from '../../web/frame.ts';
import { sayDay } from '../words.ts';
import type { Agreement } from './document.ts';
import { agreementTerms } from './terms.ts';

/** What the parties wrote, as they wrote it: line ends are kept. */
export const Written = ({ text }: { text: string }) => <p class="written">{text}</p>;

/** The sentence, what was learnt, and what the software sees of it. P14 */
const One = ({ frame, of, parties }: { frame: Frame; of: Commitment; parties: Agreement['parties'] }) => {
  const { t } = frame;
  const { sentence, lesson, rule } = of;
  return (
    <li>
      {sentence}
      {lesson && <p class="hint written">{t('finding.lesson', { lesson })}</p>}
      <p class="hint">
        {rule
          ? t('commitment.checked', { rule: ruleInWords(withName(rule, parties), frame) })
          : t('commitment.notChecked')}
      </p>
    </li>
  );
};

const Commitments = ({ frame, agreement }: { frame: Frame; agreement: Agreement }) =>
  agreement.commitments.length === 0 ? (
    <p class="muted">{frame.t('partnership.page.noCommitments')}</p>
  ) : (
    <ol>
      {agreement.commitments.map((of) => (
        <One frame={frame} of={of} parties={agreement.parties} />
      ))}
    </ol>
  );

/** An agreement to read: every term under its name, in the order in which it was agreed. */
export const AgreementText = ({ frame, agreement }: { frame: Frame; agreement: Agreement }) => (
  <div class="agreement">
    {agreementTerms.map((term) => (
      <section>
        <h3>{frame.t(`terms.${term.key}.label`)}</h3>
        {term.is === 'date' ? (
          <p>{sayDay(frame, agreement.reviewOn)}</p>
        ) : agreement.terms[term.key] ? (
          <Written text={agreement.terms[term.key]} />
        ) : (
          <p class="muted">{frame.t('partnership.page.empty')}</p>
        )}
      </section>
    ))}
    <section>
      <h3>{frame.t('terms.commitments.title')}</h3>
      <Commitments frame={frame} agreement={agreement} />
    </section>
  </div>
);
