import type { OrganisationId } from '../../kernel/ids.ts';
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

/** What this party says to the text that came in the place of the one it objected to. */
const becameOf = (frame: Frame, view: DecisionView, organisation: OrganisationId): string => {
  const now = view.state.parties.find((party) => party.organisation === organisation);
  const key =
    now?.state === 'consented' || now?.again
      ? 'Consented'
      : now?.state === 'objected'
        ? 'Again'
        : 'Unanswered';
  const who = { organisation: nameIn(view, organisation, frame), number: view.state.version };
  return frame.t(`partnership.decision.became${key}`, who);
};

/** An objection and its reason stay in view, with what became of them: nobody objects into silence. P1 */
export const EarlierObjections = ({ frame, view }: { frame: Frame; view: DecisionView }) => {
  const { t } = frame;
  const objections = view.earlier.flatMap(({ number, answers }) =>
    answers.filter(({ answer }) => answer === 'objection').map((given) => ({ number, given })),
  );
  if (objections.length === 0) return null;
  const authorOf = (number: number) => view.facts.versions.find((version) => version.number === number)?.by;
  return (
    <section class="part">
      <h2>{t('partnership.decision.objections')}</h2>
      {objections.map(({ number, given: { organisation, answeredOn, reason } }) => {
        const author = authorOf(number + 1);
        return (
          <div>
            <p>
              {t('partnership.decision.objectedTo', {
                organisation: nameIn(view, organisation, frame),
                number,
                day: sayDay(frame, answeredOn),
              })}
            </p>
            {reason && <blockquote>{reason}</blockquote>}
            <p>
              {author &&
                t('partnership.decision.becameVersion', {
                  number: number + 1,
                  author: nameIn(view, author, frame),
                })}{' '}
              {becameOf(frame, view, organisation)}
            </p>
          </div>
        );
      })}
    </section>
  );
};
