import { isChanged } from '../../language/redline.ts';
import type { Frame } from '../../web/frame.ts';
import { Redline } from '../../web/parts/redline.tsx';
import { DataTable } from '../../web/parts/tables.tsx';
import { listInWords } from '../../web/words/figures.ts';
import type { Agreement } from '../agreement/document.ts';
import { AgreementText } from '../agreement/text.tsx';
import { communityFirst, sayArea, sayLevel, sayNames } from '../words.ts';
import { sayDifference } from './parts.tsx';
import type { DecisionView } from './view.ts';

type Props = { frame: Frame; view: DecisionView };

/** One sentence for each change, so that nobody consents to a change she did not read. P1 */
export const Changes = ({ frame, view }: Props) => {
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

/** What is new since the version her organisation answered or wrote, in sentences and word for word. P1 */
export const SinceKnown = ({ frame, view }: Props) => {
  const { since, state } = view;
  if (!since) return null;
  const { t } = frame;
  const key = since.answered === null ? 'Wrote' : since.answered === 'consent' ? 'Consented' : 'Objected';
  const sentences = [
    ...since.changes.flatMap((difference) => sayDifference(frame, difference)),
    ...(since.beside ? [t('partnership.decision.sinceBeside')] : []),
  ];
  const changed = [
    { label: t('partnership.form.titleLabel'), parts: since.redline.title },
    ...since.redline.terms.map(({ term, parts }) => ({ label: t(`terms.${term}.label`), parts })),
    { label: t('terms.commitments.title'), parts: since.redline.commitments },
  ].filter(({ parts }) => isChanged(parts));
  return (
    <section class="part">
      <h2>{t('partnership.decision.since')}</h2>
      <p>{t(`partnership.decision.since${key}`, { number: since.number, now: state.version })}</p>
      <ul>
        {sentences.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
      {changed.map(({ label, parts }, index) => (
        <Redline frame={frame} parts={parts} label={label} keyless={index > 0} />
      ))}
    </section>
  );
};

/** Against the agreement in force, only what changes, word for word; the first agreement whole. */
export const Words = ({ frame, view }: Props) => {
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
  // Where only the check of a commitment changed, its words are the same: the change is listed above.
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
