import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { Radios, TextArea } from '../../web/forms/fields.tsx';
import { ActionButton, Form } from '../../web/forms/form.tsx';
import { Fingerprint, Notice, Onward, Tag, type Tone } from '../../web/parts/cards.tsx';
import { DataTable } from '../../web/parts/tables.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { ownersOf, signOffOf } from '../draft.ts';
import { type SignOffAnswer, signOffAnswers } from '../facts.ts';
import { UnreadTexts } from '../languageCheck/unreadParts.tsx';
import { DraftPage, Locks, Refused } from '../parts.tsx';
import { OutlineView } from '../public/files/outlineView.tsx';
import { sayDay, sayLanguage, sayList, sayOrganisation } from '../words.ts';
import { signOffFields } from './form.ts';
import { signingStep } from './next.ts';
import { type SigningProps, SignOn } from './signOnParts.tsx';

const FinalText = ({ frame, view }: SigningProps) => {
  const { t } = frame;
  const statement = view.facts.id;
  if (!view.final)
    return (
      <section class="part" id="final">
        <h2>{t('statement.final.title')}</h2>
        <p>{t('statement.final.none')}</p>
        {view.may.freeze.ok ? (
          <ActionButton
            frame={frame}
            action={routes.makeFinal.url({ statement })}
            label={t('statement.final.make')}
            variant="primary"
          />
        ) : (
          <Refused frame={frame} label={t('statement.final.make')} may={view.may.freeze} />
        )}
      </section>
    );
  return (
    <section class="part">
      <h2>{t('statement.final.title')}</h2>
      <p>
        {t('statement.final.since', {
          organisation: sayOrganisation(frame, view, view.final.by),
          day: sayDay(frame, view.final.frozenOn),
          until: sayDay(frame, view.final.answerBy),
        })}
      </p>
      <ul>
        {view.final.wordings.map(({ language, wording }) => (
          <li>
            <a href={routes.wording.url({ statement, wording })}>{sayLanguage(frame, language)}</a>{' '}
            <Fingerprint hash={view.fingerprints.get(wording) ?? '…'} label={t('statement.wording.hash')} />
          </li>
        ))}
      </ul>
    </section>
  );
};

const tones: Record<SignOffAnswer, Tone> = {
  signed: 'good',
  reservation: 'good',
  declined: 'stop',
  abstained: 'plain',
  silence: 'warn',
};

const SignOffs = ({ frame, view }: SigningProps) => {
  const { t } = frame;
  const { final } = view;
  if (!final) return null;
  return (
    <DataTable
      caption={t('statement.sign.title')}
      head={[t('statement.page.organisation'), t('statement.sign.answer'), t('statement.sign.public')]}
      rows={ownersOf(view.facts).map(({ organisation, side }) => {
        const signOff = signOffOf(final, organisation);
        const reservation = view.reservations.get(organisation);
        return [
          <>
            {sayOrganisation(frame, view, organisation)}
            <span class="muted">{t(`statement.side.${side}`)}</span>
          </>,
          <>
            <Tag tone={signOff ? tones[signOff.answer] : 'plain'}>
              {t(`statement.sign.is.${signOff?.answer ?? 'open'}`)}
            </Tag>
            {signOff && <span class="muted">{sayDay(frame, signOff.signedOn)}</span>}
            {reservation && <p class="written">{reservation}</p>}
          </>,
          t(final.publicBy.includes(organisation) ? 'statement.sign.agreed' : 'statement.sign.notYet'),
        ];
      })}
    />
  );
};

const OwnSignature = ({ frame, view, returned }: SigningProps) => {
  const { t } = frame;
  const { final } = view;
  if (!final || final.publishedOn !== null) return null;
  const label = t('statement.sign.submit');
  if (!view.may.sign.ok) return <Refused frame={frame} label={label} may={view.may.sign} />;
  const before = signOffOf(final, view.me.organisation)?.answer;
  const action = routes.answerFinal.url({ statement: view.facts.id });
  const f = bound(frame, returned, {
    ...{ action, fields: signOffFields },
    labels: { answer: t('statement.sign.answer'), reservation: t('statement.sign.reservation') },
    values: {
      answer: before === 'silence' ? '' : before,
      reservation: view.reservations.get(view.me.organisation),
    },
  });
  return (
    <section class="part" id="own">
      <h2>{t('statement.sign.own')}</h2>
      <p>{t('statement.sign.ownText')}</p>
      <Form frame={frame} action={action} submit={label}>
        <input type="hidden" name="final" value={final.id} />
        <Radios
          {...f('answer')}
          options={signOffAnswers
            .filter((answer) => answer !== 'silence')
            .map((value) => ({ value, label: t(`statement.sign.as.${value}`) }))}
        />
        <TextArea {...f('reservation')} hint={t('statement.sign.reservationHint')} rows={3} />
      </Form>
    </section>
  );
};

const Publication = ({ frame, view }: SigningProps) => {
  const { t } = frame;
  const statement = view.facts.id;
  const { final } = view;
  const label = t('statement.publish.agree');
  return (
    <section class="part" id="publish">
      <h2>{t('statement.publish.title')}</h2>
      {view.published && (
        <Notice tone="good">
          <p>{t('statement.publish.out', { day: sayDay(frame, view.published.publishedOn ?? '') })}</p>
          <p>
            <Onward href={view.address}>{t('statement.publish.page')}</Onward>
          </p>
        </Notice>
      )}
      {final && final.publishedOn === null && (
        <>
          <p>{t('statement.publish.text')}</p>
          <details class="option">
            <summary>
              <span class="button">{t('statement.publish.made')}</span>
              <span>{t('statement.publish.madeText')}</span>
            </summary>
            <div class="published">
              <OutlineView blocks={view.made} />
            </div>
          </details>
          {view.may.agree.ok ? (
            <>
              <WhoCanSee
                frame={frame}
                now={t('statement.publish.see', {
                  organisations: sayList(
                    frame,
                    ownersOf(view.facts).map(({ organisation }) =>
                      sayOrganisation(frame, view, organisation),
                    ),
                  ),
                })}
                seized={t('statement.publish.seized')}
                sealed={false}
              />
              <ActionButton
                frame={frame}
                action={routes.agreeToPublish.url({ statement })}
                label={label}
                variant="primary"
                fields={{ final: final.id }}
              />
            </>
          ) : (
            <Refused frame={frame} label={label} may={view.may.agree} />
          )}
        </>
      )}
      {!final && !view.published && <p>{t('statement.publish.none')}</p>}
    </section>
  );
};

const anchors = { make: '#final', sign: '#own', agree: '#publish', link: '#sign-on' } as const;

const nextOf = ({ frame, view }: Pick<SigningProps, 'frame' | 'view'>) => {
  const { t } = frame;
  const next = signingStep(view);
  switch (next.step) {
    case 'wait':
      return { text: t(`statement.final.wait.${next.for}`) };
    case 'mend':
      return {
        text: t('statement.next.mend', { count: next.count }),
        href: '#locks',
        label: t('statement.page.locks'),
      };
    case 'after':
      return {
        text: t('statement.next.after'),
        href: routes.after.url({ statement: view.facts.id }),
        label: t('statement.way.after'),
      };
    default:
      return {
        text: t(`statement.final.next.${next.step}`),
        href: anchors[next.step],
        label: t(`statement.final.to.${next.step}`),
      };
  }
};

export const SigningPage = ({
  frame,
  view,
  returned,
  done,
  link,
}: SigningProps & { link: string | null }) => {
  const { t } = frame;
  return (
    <DraftPage
      frame={frame}
      view={view}
      returned={returned}
      title={t('statement.way.signing')}
      lead={t('statement.final.lead')}
      done={done}
      next={nextOf({ frame, view })}
    >
      <Locks frame={frame} view={view} />
      <UnreadTexts frame={frame} view={view} />
      <FinalText frame={frame} view={view} />
      <SignOffs frame={frame} view={view} />
      <OwnSignature frame={frame} view={view} returned={returned} />
      <SignOn frame={frame} view={view} link={link} />
      <Publication frame={frame} view={view} />
    </DraftPage>
  );
};
