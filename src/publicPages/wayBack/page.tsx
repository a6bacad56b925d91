import { routes } from '../../routes.ts';
import { type BoundField, bound } from '../../web/forms/bound.ts';
import { Radios, Select, TextField } from '../../web/forms/fields.tsx';
import { Form, RefusedAction } from '../../web/forms/form.tsx';
import { RefusalNotice } from '../../web/forms/refusalNotice.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { reasons } from '../facts.ts';
import { blankingSentences, downSentence } from '../sentences.ts';
import { askFields, blankFields, removalFields } from './form.ts';
import type { Block, WayBackView } from './read.ts';

export type SeenWayBack = {
  frame: Frame;
  token: string;
  view: WayBackView;
  returned: ReturnedForm | undefined;
  done: string | null;
};

const optionsOf = ({ t }: Frame, blocks: readonly Block[]) => [
  { value: 'page', label: t('publicPages.back.where.page') },
  ...blocks.map(({ block, kind, number }) => ({
    value: block,
    label: t(`publicPages.back.where.${kind}`, { number }),
  })),
];

const Where = ({ frame, f, blocks }: { frame: Frame; f: BoundField; blocks: readonly Block[] }) => (
  <Radios {...f} options={optionsOf(frame, blocks)} />
);

const reasonsIn = ({ t }: Frame) =>
  reasons.map((value) => ({ value, label: t(`publicPages.reason.${value}`) }));

/** Whoever is named, or anybody for her. Nothing is asked about whoever asks. P6 */
const Ask = ({ frame, token, view, returned }: SeenWayBack) => {
  const { t } = frame;
  const action = routes.askWayBack.url({ token });
  const labels = { block: t('publicPages.back.where.label'), words: t('publicPages.back.words') };
  const values = { block: 'page' };
  const f = bound(frame, returned, { action, fields: askFields, labels, values, prefix: 'ask-' });
  return (
    <section class="part" aria-labelledby="ask">
      <h2 id="ask">{t('publicPages.back.ask.title')}</h2>
      <p>{t('publicPages.back.ask.text')}</p>
      <Form frame={frame} action={action} submit={t('publicPages.back.ask.submit')}>
        <Where frame={frame} f={f('block')} blocks={view.blocks} />
        <TextField {...f('words')} hint={t('publicPages.back.wordsHint')} />
        <WhoCanSee frame={frame} now={t('publicPages.back.see')} seized={t('publicPages.back.seized')} />
      </Form>
    </section>
  );
};

/** Their author, the host, and a community-led organisation on the text blank words for good. P6 */
const Blank = ({ frame, token, view, returned }: SeenWayBack) => {
  const { t } = frame;
  if (!view.may) return null;
  const action = routes.blankWords.url({ token });
  const labels = {
    block: t('publicPages.back.where.label'),
    words: t('publicPages.back.words'),
    reason: t('publicPages.looking.why'),
  };
  const blocks = view.blocks.filter(({ mayBlank }) => mayBlank?.ok);
  const f = bound(frame, returned, { action, fields: blankFields, labels, prefix: 'blank-' });
  return (
    <section class="part" aria-labelledby="blank">
      <h2 id="blank">{t('publicPages.back.blank.title')}</h2>
      <p>{t('publicPages.back.blank.text')}</p>
      <Form frame={frame} action={action} submit={t('publicPages.back.blank.submit')} variant="danger">
        <Where frame={frame} f={f('block')} blocks={blocks} />
        <TextField {...f('words')} hint={t('publicPages.back.wordsHint')} />
        <Select {...f('reason')} options={reasonsIn(frame)} />
      </Form>
    </section>
  );
};

/** The whole page: by its owners together, or by the host. P1 */
const Remove = ({ frame, token, view, returned }: SeenWayBack) => {
  const { t } = frame;
  const { down } = view;
  if (!down) return null;
  const label = t('publicPages.back.down.title');
  if (!down.ok) return <RefusedAction frame={frame} label={label} refusal={down} />;
  const action = routes.takePageDown.url({ token });
  const labels = { reason: t('publicPages.looking.why') };
  const f = bound(frame, returned, { action, fields: removalFields, labels, prefix: 'down-' });
  return (
    <section class="part" aria-labelledby="down">
      <h2 id="down">{label}</h2>
      <p>
        {t(
          down.host
            ? 'publicPages.back.down.host'
            : down.down
              ? 'publicPages.back.down.last'
              : 'publicPages.back.down.owner',
        )}
      </p>
      <Form frame={frame} action={action} submit={label} variant="danger">
        <Select {...f('reason')} options={reasonsIn(frame)} />
      </Form>
    </section>
  );
};

/** Where words of a public page are taken back. Its address and its title say nothing of what is on the page. P6 */
export const WayBackPage = (seen: SeenWayBack) => {
  const { frame, view, returned, done } = seen;
  const { t } = frame;
  const { page, notes } = view;
  return (
    <Page
      frame={frame}
      title={t('published.file')}
      heading={t('publicPages.back.title')}
      lead={<p>{t('publicPages.back.lead')}</p>}
      trail={[{ label: t('published.page.back'), href: page.href }]}
      done={done}
      problem={returned !== undefined}
      next={{ text: t('publicPages.back.next'), href: '#ask', label: t('publicPages.back.ask.title') }}
    >
      <RefusalNotice frame={frame} returned={returned} />
      {notes.down && <p>{downSentence(notes.down, frame)}</p>}
      {notes.blankings.length > 0 && (
        <ul>
          {blankingSentences(notes, frame).map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      )}
      {!notes.down && <Ask {...seen} />}
      {!notes.down && <Blank {...seen} />}
      {!notes.down && <Remove {...seen} />}
      <p>
        <a href={routes.procedure.url()}>{t('publicPages.link.procedure')}</a>
      </p>
    </Page>
  );
};
