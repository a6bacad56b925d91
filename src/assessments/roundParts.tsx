import { routes } from '../routes.ts';
import { Radios, TextField } from '../web/fields.tsx';
import { ActionButton, DisabledAction, Form } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Onward, Tag } from '../web/parts.tsx';
import { SideBySide } from '../web/redlineView.tsx';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import type { Respondent } from './facts.ts';
import { refusalInWords } from './refusals.ts';
import { fewestSheets } from './suppression.ts';
import type { RoundView } from './views.ts';

type Props = { frame: Frame; view: RoundView };

const stateOf = ({ handedIn, mode }: Respondent) => {
  if (handedIn?.releasedOn) return 'released' as const;
  if (handedIn) return 'in' as const;
  return mode ? ('begun' as const) : ('waiting' as const);
};

/** Who has answered; never how many of its people, or what. */
export const WhoAnswers = ({ frame, view }: Props) => {
  const { t } = frame;
  const half = (side: 'community' | 'ally') => ({
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
      <SideBySide first={half('community')} second={half('ally')} />
    </section>
  );
};

export const ChooseHow = ({ frame, view }: Props) => {
  const { t } = frame;
  const { round } = view;
  return (
    <section class="part">
      <h2>{t('assessment.round.how')}</h2>
      {view.may.mode.ok ? (
        <Form
          frame={frame}
          action={routes.chooseHow.url({ round })}
          submit={t('assessment.round.chooseHow')}
          variant={view.own.mode ? 'quiet' : 'primary'}
        >
          <Radios
            frame={frame}
            name="mode"
            label={t('assessment.round.howLabel')}
            value={view.own.mode ?? undefined}
            options={(['one', 'people'] as const).map((value) => ({
              value,
              label: t(`assessment.round.mode.${value}`),
              hint: t(`assessment.round.modeHint.${value}`, { least: fewestSheets }),
            }))}
          />
        </Form>
      ) : (
        <DisabledAction
          frame={frame}
          label={t('assessment.round.chooseHow')}
          reason={refusalInWords(view.may.mode, t)}
          principle={view.may.mode.principle}
        />
      )}
    </section>
  );
};

export const Links = ({ frame, view }: Props) => {
  const { t } = frame;
  const { round } = view;
  return (
    <section class="part">
      <h2>{t('assessment.round.links')}</h2>
      <p>{t('assessment.round.linksText')}</p>
      <p class="muted">{t('assessment.round.linksOut', { count: view.links })}</p>
      <Form
        frame={frame}
        action={routes.linkRaters.url({ round })}
        submit={t('assessment.round.makeLinks')}
        variant="quiet"
      >
        <TextField
          frame={frame}
          name="count"
          label={t('assessment.round.linkCount')}
          value="5"
          inputmode="numeric"
          size={4}
          maxlength={2}
        />
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
    <section class="part">
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
        <DisabledAction
          frame={frame}
          label={t('assessment.round.handInButton')}
          reason={refusalInWords(view.may.handIn, t)}
          principle={view.may.handIn.principle}
        />
      )}
    </section>
  );
};
