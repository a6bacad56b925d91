import { routes } from '../routes.ts';
import type { Frame } from '../web/frame.ts';
import { Onward } from '../web/parts.tsx';
import { Timeline } from '../web/timeline.tsx';
import { nameIn } from './decisionParts.tsx';
import { sayDay } from './inWords.ts';
import type { DecisionView } from './views.ts';

const said = { consent: 'wasConsent', objection: 'wasObjection', silence: 'wasSilence' } as const;

/** What an amendment voided stays on record, and binds nobody. P1 */
export const EarlierVersions = ({ frame, view }: { frame: Frame; view: DecisionView }) => {
  const { t } = frame;
  if (view.earlier.length === 0) return null;
  const { partnership, facts, standing } = view;
  return (
    <section class="part">
      <h2>{t('partnership.decision.versions')}</h2>
      {!standing.outcome && <p>{t('partnership.decision.current', { number: standing.version })}</p>}
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
                    t(`partnership.decision.${said[answer]}`, {
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
