import { routes } from '../../routes.ts';
import type { Frame } from '../../web/frame.ts';
import { Onward } from '../../web/parts/cards.tsx';
import { Timeline } from '../../web/parts/timeline.tsx';
import { sayDay } from '../words.ts';
import { nameIn } from './parts.tsx';
import type { DecisionView } from './view.ts';

const wordOf = { consent: 'wasConsent', objection: 'wasObjection', silence: 'wasSilence' } as const;

/** Answers that an amendment voided stay on record, and bind nobody. P1 */
export const EarlierVersions = ({ frame, view }: { frame: Frame; view: DecisionView }) => {
  const { t } = frame;
  if (view.earlier.length === 0) return null;
  const { partnership, facts, state } = view;
  return (
    <section class="part">
      <h2>{t('partnership.decision.versions')}</h2>
      {!state.outcome && <p>{t('partnership.decision.current', { number: state.version })}</p>}
      <Timeline
        label={t('partnership.decision.versions')}
        items={[...view.earlier].reverse().map(({ number, by, openedOn, version, answers }) => ({
          day: openedOn,
          when: sayDay(frame, openedOn),
          tone: answers.length > 0 ? 'warn' : 'plain',
          text: t('partnership.decision.versionBy', { number, organisation: nameIn(view, by, frame) }),
          detail: (
            <>
              <p>
                {t('partnership.decision.voided', { count: answers.length, next: number + 1 })}{' '}
                {answers
                  .map(({ organisation, answer }) =>
                    t(`partnership.decision.${wordOf[answer]}`, {
                      organisation: nameIn(view, organisation, frame),
                    }),
                  )
                  .join(' ')}
              </p>
              <p>
                <Onward href={routes.exactText.url({ partnership, decision: facts.id, version })}>
                  {t('partnership.decision.exactLink')}
                </Onward>
              </p>
            </>
          ),
        }))}
      />
    </section>
  );
};
