import { ResultView } from '../../checking/resultView.tsx';
import { routes } from '../../routes.ts';
import { ActionButton } from '../../web/forms.tsx';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { Code, Facts, Onward } from '../../web/parts.tsx';
import { WhoCanSee } from '../../web/whoCanSee.tsx';
import { Folded, SaidNo } from '../parts.tsx';
import { sayDay, trailTo } from '../statementWords.ts';
import type { Sent } from '../views.ts';
import { Answering, Supplementing } from './answeringParts.tsx';
import { Objecting, Record } from './objectionParts.tsx';
import type { ElsewhereView } from './view.ts';

export type SeenElsewhere = { frame: Frame; view: ElsewhereView; sent: Sent | undefined };

const nextOf = ({ frame, view }: SeenElsewhere) => {
  const { t } = frame;
  const { facts, may, publicUrl } = view;
  if (facts.objection === null)
    return { text: t('elsewhere.page.next.object'), href: '#object', label: t('elsewhere.object.title') };
  if (!view.mine && facts.objection.answers.length === 0)
    return {
      text: t('elsewhere.page.next.answer', { day: sayDay(frame, facts.objection.answerBy) }),
      href: '#to-answer',
      label: t('elsewhere.answer.title'),
    };
  if (may.supplement.ok && facts.supplements.length === 0)
    return {
      text: t('elsewhere.page.next.supplement'),
      href: '#supplement',
      label: t('elsewhere.supplement.title'),
    };
  return {
    text: t('elsewhere.page.next.public'),
    href: publicUrl ?? undefined,
    label: t('elsewhere.page.open'),
  };
};

const About = ({ frame, view: { entry, facts, publicUrl } }: SeenElsewhere) => {
  const { t } = frame;
  return (
    <>
      <Facts
        items={[
          ...(entry.link === ''
            ? []
            : [{ term: t('elsewhere.page.link'), fact: <span class="written">{entry.link}</span> }]),
          { term: t('elsewhere.page.entered'), fact: sayDay(frame, facts.enteredOn) },
        ]}
      />
      {publicUrl && (
        <p>
          <Onward href={publicUrl}>{t('elsewhere.page.open')}</Onward>
        </p>
      )}
    </>
  );
};

/** Word for word, with what the reading found: open until there is an objection, folded away from then on. */
const Found = ({ frame, view }: SeenElsewhere) => {
  const { t } = frame;
  const { text, read, page, facts } = view;
  const kept = t(page ? 'elsewhere.page.keptOut' : 'elsewhere.page.keptHere');
  const result = <ResultView teller={frame} text={text} result={read} said={kept} />;
  return facts.objection === null ? (
    result
  ) : (
    <Folded open={false} label={t('elsewhere.page.whole')} text={t('elsewhere.page.wholeText')}>
      {result}
    </Folded>
  );
};

/** A text that others published, as whoever entered it, or is asked about it, sees it. P14 */
export const ElsewhereTextPage = ({ frame, view, sent, done }: SeenElsewhere & { done: string | null }) => {
  const { t } = frame;
  const { entry, facts, publicUrl, may } = view;
  const seen = { frame, view, sent };
  return (
    <Page
      sheets={['statements', 'reading']}
      frame={frame}
      title={t('elsewhere.page.title')}
      heading={<span lang={entry.language}>{entry.title}</span>}
      lead={t('elsewhere.page.published', {
        publisher: entry.publisher,
        day: sayDay(frame, entry.publishedOn),
      })}
      trail={[...trailTo(frame), { label: t('elsewhere.list.title'), href: routes.textsElsewhere.url() }]}
      here="statements"
      done={done}
      problem={sent !== undefined}
      next={nextOf(seen)}
      wide={facts.objection === null}
      aside={facts.objection === null ? undefined : <About {...seen} />}
    >
      <SaidNo sent={sent} />
      {facts.objection === null && <About {...seen} />}
      <Record {...seen} />
      {publicUrl && <Code label={t('elsewhere.page.address')} value={publicUrl} kind="link" />}
      <Answering {...seen} />
      <Supplementing {...seen} />
      <Found {...seen} />
      <Objecting {...seen} />
      {view.mine && may.remove.ok && (
        <Folded open={false} label={t('elsewhere.page.remove')} text={t('elsewhere.page.removeText')}>
          <ActionButton
            frame={frame}
            action={routes.removeElsewhere.url({ elsewhere: facts.id })}
            label={t('elsewhere.page.remove')}
            variant="danger"
          />
        </Folded>
      )}
      {facts.objection === null ? (
        <WhoCanSee frame={frame} now={t('elsewhere.page.mine')} seized={t('elsewhere.enter.seized')} />
      ) : (
        <WhoCanSee
          frame={frame}
          now={t('elsewhere.page.seeOut')}
          seized={t('elsewhere.object.seized')}
          sealed={false}
        />
      )}
    </Page>
  );
};
