import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { Radios, TextField } from '../../web/forms/fields.tsx';
import { ActionButton, Form } from '../../web/forms/form.tsx';
import { RefusedAction } from '../../web/forms/refusalNotice.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Onward, Tag } from '../../web/parts/cards.tsx';
import { SideBySide } from '../../web/parts/redline.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import type { Respondent } from '../facts.ts';
import { answerModes, fewestSheets } from '../sheet/suppression.ts';
import { linksFields, modeFields } from './form.ts';
import type { RoundView } from './view.ts';

type Props = { frame: Frame; view: RoundView; returned?: ReturnedForm | undefined };

const stateOf = ({ handedIn, mode }: Respondent) => {
  if (handedIn?.releasedOn) return 'released' as const;
  if (handedIn) return 'in' as const;
  return mode ? ('begun' as const) : ('waiting' as const);
};

/** Who has answered; never how many of its people, or what. */
export const WhoAnswers = ({ frame, view }: Props) => {
  const { t } = frame;
  const ofSide = (side: 'community' | 'ally') => ({
    title: t(`partnership.side.${side}`),
    content: (
      <ul class="parties">
        {view.facts.respondents
          .filter((one) => one.side === side)
          .map((one) => (
            <li>
              {view.nameOf(one.organisation)}
              {one.organisation === view.own.organisation && (
                <span class="muted"> ({t('partnership.page.you')})</span>
              )}{' '}
              <Tag tone={one.handedIn ? 'good' : 'plain'}>
                {one.left ? t('assessment.round.left') : t(`assessment.round.answer.${stateOf(one)}`)}
              </Tag>
            </li>
          ))}
      </ul>
    ),
  });
  return (
    <section class="part">
      <h2>{t('assessment.round.who')}</h2>
      <SideBySide first={ofSide('community')} second={ofSide('ally')} />
    </section>
  );
};

export const ChooseHow = ({ frame, view, returned }: Props) => {
  const { t } = frame;
  const action = routes.chooseHow.url({ round: view.round });
  const f = bound(frame, returned, {
    ...{ action, fields: modeFields, labels: { mode: t('assessment.round.howLabel') } },
    values: { mode: view.own.mode ?? undefined },
  });
  return (
    <section class="part" id="how">
      <h2>{t('assessment.round.how')}</h2>
      {view.may.mode.ok ? (
        <Form
          frame={frame}
          action={action}
          submit={t('assessment.round.chooseHow')}
          variant={view.own.mode ? 'quiet' : 'primary'}
        >
          <Radios
            {...f('mode')}
            options={answerModes.map((value) => ({
              value,
              label: t(`assessment.round.mode.${value}`),
              hint: t(`assessment.round.modeHint.${value}`, { least: fewestSheets }),
            }))}
          />
        </Form>
      ) : (
        <RefusedAction frame={frame} label={t('assessment.round.chooseHow')} refusal={view.may.mode} />
      )}
    </section>
  );
};

export const Links = ({ frame, view, returned }: Props) => {
  const { t } = frame;
  const { round } = view;
  const action = routes.linkRaters.url({ round });
  const f = bound(frame, returned, {
    ...{ action, fields: linksFields, labels: { count: t('assessment.round.linkCount') } },
    values: { count: '5' },
  });
  return (
    <section class="part">
      <h2>{t('assessment.round.links')}</h2>
      <p>{t('assessment.round.linksText')}</p>
      <p class="muted">{t('assessment.round.linksOut', { count: view.links })}</p>
      <Form frame={frame} action={action} submit={t('assessment.round.makeLinks')} variant="quiet">
        <TextField {...f('count')} inputmode="numeric" size={4} />
      </Form>
      {view.links > 0 && (
        <ActionButton
          frame={frame}
          action={routes.withdrawLinks.url({ round })}
          label={t('assessment.round.withdrawLinks')}
        />
      )}
      <p class="acts">
        <Onward href={routes.paperSheet.url({ round })}>{t('assessment.round.paper')}</Onward>
        <Onward href={routes.entry.url({ round })}>{t('assessment.round.entry')}</Onward>
      </p>
    </section>
  );
};

export const HandIn = ({ frame, view }: Props) => {
  const { t } = frame;
  const { round, own } = view;
  const people = own.mode === 'people';
  return (
    <section class="part" id="hand-in">
      <h2>{t('assessment.round.handIn')}</h2>
      <p>{t(`assessment.round.handInText.${people ? 'people' : 'one'}`, { count: view.sheets })}</p>
      <WhoCanSee frame={frame} now={t('assessment.round.seen')} seized={t('assessment.round.seized')} />
      {view.may.handIn.ok ? (
        <ActionButton
          frame={frame}
          action={routes.handIn.url({ round })}
          label={t('assessment.round.handInButton')}
          variant="primary"
        />
      ) : (
        <RefusedAction frame={frame} label={t('assessment.round.handInButton')} refusal={view.may.handIn} />
      )}
    </section>
  );
};
