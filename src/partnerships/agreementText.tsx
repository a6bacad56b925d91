import type { Frame } from '../web/frame.ts';
import type { Agreement } from './agreement.ts';
import { sayDay } from './inWords.ts';
import { agreementTerms } from './terms.ts';

/** What the parties wrote, as they wrote it: line ends are kept. */
export const Written = ({ text }: { text: string }) => <p class="written">{text}</p>;

export const Commitments = ({ frame, texts }: { frame: Frame; texts: readonly string[] }) =>
  texts.length === 0 ? (
    <p class="muted">{frame.t('partnership.page.noCommitments')}</p>
  ) : (
    <ol>
      {texts.map((text) => (
        <li>{text}</li>
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
      <Commitments frame={frame} texts={agreement.commitments} />
    </section>
  </div>
);
