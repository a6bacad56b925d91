import { routes } from '../../routes.ts';
import { Select } from '../../web/forms/fields.tsx';
import { ActionButton, Form, RefusedAction } from '../../web/forms/form.tsx';
import { RefusalNotice } from '../../web/forms/refusalNotice.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Card, EmptyState, Onward, Tag } from '../../web/parts/cards.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { dayInWords } from '../../web/words/figures.ts';
import { reasons } from '../facts.ts';
import type { LookingView, WaitingAsked, WaitingWords } from './read.ts';

type Seen<One> = { frame: Frame; one: One };

const addressOf = ({ kind, address }: WaitingWords['words']): string =>
  kind === 'external' || kind === 'external-answer'
    ? routes.publicExternalText.url({ token: address })
    : routes.publicText.url({ token: address });

const Buttons = ({ frame, one: { words, may } }: Seen<WaitingWords>) => {
  const { t } = frame;
  const action = routes.lookAtWords.url({ token: words.address, words: words.id });
  if (!may.ok) return <RefusedAction frame={frame} label={t('publicPages.looking.show')} refusal={may} />;
  return (
    <>
      <ActionButton
        frame={frame}
        action={action}
        label={t('publicPages.looking.show')}
        variant="primary"
        fields={{ look: 'show' }}
      />
      <details class="option">
        <summary>
          <span class="button">{t('publicPages.looking.hide')}</span>
          <span>{t('publicPages.looking.hideText')}</span>
        </summary>
        <Form frame={frame} action={action} submit={t('publicPages.looking.hideIt')} variant="danger">
          <input type="hidden" name="look" value="hide" />
          <Select
            frame={frame}
            name="reason"
            id={`reason-${words.id}`}
            label={t('publicPages.looking.why')}
            options={reasons.map((value) => ({ value, label: t(`publicPages.reason.${value}`) }))}
          />
        </Form>
      </details>
    </>
  );
};

const Words = ({ frame, one }: Seen<WaitingWords>) => {
  const { t, language } = frame;
  const { words, parts, author } = one;
  const day = dayInWords(words.madeOn, language);
  return (
    <Card
      overline={<Tag tone={one.pressing ? 'stop' : 'warn'}>{t(`publicPages.looking.is.${words.state}`)}</Tag>}
      title={t(`publicPages.looking.kind.${words.kind}`, {
        organisation: author ?? t('published.objection.unnamed'),
        day,
      })}
    >
      <p>
        <Onward href={addressOf(words)}>{t('publicPages.looking.page')}</Onward>
      </p>
      {Object.entries(parts ?? {})
        .filter(([, text]) => text !== '')
        .map(([name, text]) => (
          <>
            <p class="muted">{t(`publicPages.looking.part.${partName(name)}`)}</p>
            <blockquote class="written">{text}</blockquote>
          </>
        ))}
      <Buttons frame={frame} one={one} />
    </Card>
  );
};

const partNames = ['title', 'publisher', 'link', 'body', 'words'] as const;
const partName = (name: string): (typeof partNames)[number] =>
  partNames.find((one) => one === name) ?? 'words';

const Asked = ({ frame, one: { asked, words, may } }: Seen<WaitingAsked>) => {
  const { t, language } = frame;
  const action = routes.lookAtAsked.url({ token: asked.address, asked: asked.id });
  const found = words?.words || (words?.found[0]?.originals[0] ?? '');
  return (
    <Card
      overline={<Tag tone="warn">{t(`publicPages.looking.is.${asked.state}`)}</Tag>}
      title={t('publicPages.looking.asked', { day: dayInWords(asked.madeOn, language) })}
    >
      <p>
        <Onward href={routes.wayBack.url({ token: asked.address })}>{t('publicPages.looking.page')}</Onward>
      </p>
      <blockquote class="written">{found}</blockquote>
      <p>{t(asked.first ? 'publicPages.looking.second' : 'publicPages.looking.first')}</p>
      {may.ok ? (
        <div class="row">
          {(['keep', 'restore'] as const).map((look) => (
            <ActionButton
              frame={frame}
              action={action}
              label={t(`publicPages.looking.${look}`)}
              fields={{ look }}
            />
          ))}
        </div>
      ) : (
        <RefusedAction frame={frame} label={t('publicPages.looking.keep')} refusal={may} />
      )}
    </Card>
  );
};

const nextOf = ({ t }: Frame, nothing: boolean) =>
  nothing
    ? {
        text: t('publicPages.looking.nothingNext'),
        href: routes.home.url(),
        label: t('organisations.home.title'),
      }
    : {
        text: t('publicPages.looking.next'),
        href: '#waiting',
        label: t('publicPages.looking.nextLink'),
      };

type Props = { frame: Frame; view: LookingView; returned: ReturnedForm | undefined; done: string | null };

/** Words that wait for this organisation's look, and what was asked to be blanked. P6, P14 */
export const LookingPage = ({ frame, view, returned, done }: Props) => {
  const { t } = frame;
  const nothing = view.words.length + view.asked.length === 0;
  return (
    <Page
      frame={frame}
      title={t('publicPages.looking.title')}
      lead={<p>{t(view.host ? 'publicPages.looking.host' : 'publicPages.looking.lead')}</p>}
      trail={[{ label: t('organisations.home.title'), href: routes.home.url() }]}
      here="home"
      done={done}
      problem={returned !== undefined}
      next={nextOf(frame, nothing)}
    >
      <RefusalNotice frame={frame} returned={returned} />
      {nothing && (
        <EmptyState title={t('publicPages.looking.empty.title')} text={t('publicPages.looking.empty.text')} />
      )}
      <div id="waiting">
        {view.asked.map((one) => (
          <Asked frame={frame} one={one} />
        ))}
        {view.words.map((one) => (
          <Words frame={frame} one={one} />
        ))}
      </div>
      <p>
        <a href={routes.procedure.url()}>{t('publicPages.link.procedure')}</a>
      </p>
      <WhoCanSee frame={frame} now={t('publicPages.looking.see')} seized={t('publicPages.looking.seized')} />
    </Page>
  );
};
