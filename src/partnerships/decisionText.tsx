import { isChanged } from '../language/redline.ts';
import type { Frame } from '../web/frame.ts';
import { listInWords } from '../web/inWords.ts';
import { Redline } from '../web/redlineView.tsx';
import { DataTable } from '../web/tables.tsx';
import type { Agreement } from './agreement.ts';
import { AgreementText } from './agreementText.tsx';
import { sayDifference } from './decisionParts.tsx';
import { communityFirst, sayArea, sayLevel, sayNames } from './inWords.ts';
import type { DecisionView } from './views.ts';

type Looking = { frame: Frame; view: DecisionView };

/** Every change in a sentence of its own, so that nobody consents to what she was not told. P1 */
export const Changes = ({ frame, view }: Looking) => {
  const { t } = frame;
  if (!view.proposal || view.facts.change === 'ending') return null;
  const sentences = view.changes.flatMap((difference) => sayDifference(frame, difference));
  return (
    <section class="part">
      <h2>{t('partnership.decision.changes')}</h2>
      {!view.before ? (
        <p>
          {t(`partnership.decision.${view.facts.change === 'founding' ? 'changesFounding' : 'changesAsked'}`)}
        </p>
      ) : sentences.length === 0 ? (
        <p>{t('partnership.decision.noChanges')}</p>
      ) : (
        <ul>
          {sentences.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      )}
    </section>
  );
};

const PowerMap = ({ frame, agreement }: { frame: Frame; agreement: Agreement }) =>
  agreement.powerMap.length === 0 ? null : (
    <DataTable
      caption={frame.t('terms.power.title')}
      head={(['area', 'today', 'promised'] as const).map((key) => frame.t(`partnership.form.${key}`))}
      rows={agreement.powerMap.map(({ area, today, promised }) => [
        sayArea(frame, area),
        sayLevel(frame, today),
        sayLevel(frame, promised),
      ])}
    />
  );

const WholeText = ({ frame, agreement }: { frame: Frame; agreement: Agreement }) => (
  <section class="part">
    <h2>{frame.t('partnership.decision.wordsFounding')}</h2>
    <p>
      {frame.t('partnership.decision.between', {
        title: agreement.title,
        organisations: sayNames(frame, communityFirst(agreement.parties)),
      })}
    </p>
    <AgreementText frame={frame} agreement={agreement} />
    <PowerMap frame={frame} agreement={agreement} />
  </section>
);

/** Against the agreement in force, only what changes, word for word; the first agreement whole. */
export const Words = ({ frame, view }: Looking) => {
  const { t, language } = frame;
  if (!view.proposal || view.facts.change === 'ending') return null;
  if (!view.before || !view.redline) return <WholeText frame={frame} agreement={view.proposal.agreement} />;
  const { title, terms, commitments } = view.redline;
  const texts = [
    { label: t('partnership.form.titleLabel'), parts: title },
    ...terms.map(({ term, parts }) => ({ label: t(`terms.${term}.label`), parts })),
    { label: t('terms.commitments.title'), parts: commitments },
  ];
  const changed = texts.filter(({ parts }) => isChanged(parts));
  // Where only what is checked changes, no word does: told above, and not the same all the same.
  const checked = view.changes.some(({ kind }) => kind === 'commitmentRule');
  const same = texts
    .filter(({ parts }) => !isChanged(parts) && !(checked && parts === commitments))
    .map(({ label }) => label);
  return (
    <section class="part">
      <h2>{t('partnership.decision.words')}</h2>
      {changed.map(({ label, parts }, index) => (
        <Redline frame={frame} parts={parts} label={label} keyless={index > 0} />
      ))}
      <p class="hint">{t('partnership.decision.same', { terms: listInWords(same, language) })}</p>
    </section>
  );
};
