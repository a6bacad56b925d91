import { ResultView } from '../../checking/resultView.tsx';
import { routes } from '../../routes.ts';
import { ActionButton } from '../../web/forms/form.tsx';
import { RefusalNotice } from '../../web/forms/refusalNotice.tsx';
import { Page } from '../../web/pages/layout.tsx';
import { Code, Facts, Onward } from '../../web/parts/cards.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { Folded } from '../parts.tsx';
import { sayDay, trailTo } from '../words.ts';
import { Answer, Supplement } from './answerParts.tsx';
import { Objection, Record } from './objectionParts.tsx';
import type { SeenExternalText } from './view.ts';

const nextOf = ({ frame, view }: SeenExternalText) => {
  const { t } = frame;
  const { facts, may, publicUrl } = view;
  if (facts.objection === null && may.object.ok)
    return { text: t('external.page.next.object'), href: '#object', label: t('external.object.title') };
  if (may.answer.ok && !view.mine && facts.objection?.answers.length === 0)
    return {
      text: t('external.page.next.answer', { day: sayDay(frame, facts.objection.answerBy) }),
      href: '#to-answer',
      label: t('external.answer.title'),
    };
  if (may.supplement.ok && facts.supplements.length === 0)
    return {
      text: t('external.page.next.supplement'),
      href: '#supplement',
      label: t('external.supplement.title'),
    };
  return publicUrl === null
    ? undefined
    : { text: t('external.page.next.public'), href: publicUrl, label: t('external.page.open') };
};

const About = ({ frame, view: { entry, facts, publicUrl } }: SeenExternalText) => {
  const { t } = frame;
  return (
    <>
      <Facts
        items={[
          ...(entry.link === ''
            ? []
            : [{ term: t('external.page.link'), fact: <span class="written">{entry.link}</span> }]),
          { term: t('external.page.entered'), fact: sayDay(frame, facts.enteredOn) },
        ]}
      />
      {publicUrl && (
        <p>
          <Onward href={publicUrl}>{t('external.page.open')}</Onward>
        </p>
      )}
    </>
  );
};

/** The text with the findings of the language check; folded away once there is an objection. */
const Found = ({ frame, view }: SeenExternalText) => {
  const { t } = frame;
  const { text, read, page, facts } = view;
  const kept = t(page ? 'external.page.keptOut' : 'external.page.keptHere');
  const result = <ResultView teller={frame} text={text} result={read} said={kept} />;
  return facts.objection === null ? (
    result
  ) : (
    <Folded open={false} label={t('external.page.whole')} text={t('external.page.wholeText')}>
      {result}
    </Folded>
  );
};

const Remove = ({ frame, view: { mine, may, facts } }: SeenExternalText) =>
  mine && may.remove.ok ? (
    <Folded open={false} label={frame.t('external.page.remove')} text={frame.t('external.page.removeText')}>
      <ActionButton
        frame={frame}
        action={routes.removeExternalText.url({ external: facts.id })}
        label={frame.t('external.page.remove')}
        variant="danger"
      />
    </Folded>
  ) : null;

const Seeing = ({ frame, view: { facts } }: SeenExternalText) => {
  const { t } = frame;
  return facts.objection === null ? (
    <WhoCanSee frame={frame} now={t('external.page.mine')} seized={t('external.enter.seized')} />
  ) : (
    <WhoCanSee
      frame={frame}
      now={t('external.page.seeOut')}
      seized={t('external.object.seized')}
      sealed={false}
    />
  );
};

/** An external text, for the organisation that entered it and for the publisher that is asked about it. P14 */
export const ExternalTextPage = ({ done, ...seen }: SeenExternalText & { done: string | null }) => {
  const { frame, view, returned } = seen;
  const { t } = frame;
  const { entry, facts, publicUrl } = view;
  return (
    <Page
      sheets={['statements', 'reading']}
      frame={frame}
      title={t('external.page.title')}
      heading={
        entry.title === '' ? t('external.public.waits') : <span lang={entry.language}>{entry.title}</span>
      }
      lead={t('external.page.published', {
        publisher: entry.publisher || t('published.objection.unnamed'),
        day: sayDay(frame, entry.publishedOn),
      })}
      trail={[...trailTo(frame), { label: t('external.list.title'), href: routes.externalTexts.url() }]}
      here="statements"
      done={done}
      problem={returned !== undefined}
      next={nextOf(seen)}
      wide={facts.objection === null}
      aside={facts.objection === null ? undefined : <About {...seen} />}
    >
      <RefusalNotice frame={frame} returned={returned} />
      {facts.objection === null && <About {...seen} />}
      <Record {...seen} />
      {publicUrl && <Code label={t('external.page.address')} value={publicUrl} kind="link" />}
      <Answer {...seen} />
      <Supplement {...seen} />
      <Found {...seen} />
      <Objection {...seen} />
      <Remove {...seen} />
      <Seeing {...seen} />
    </Page>
  );
};
