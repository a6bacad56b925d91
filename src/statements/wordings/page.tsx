import type { CommunityKey } from '../../language/vocabulary.ts';
import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { Checkboxes, Radios, TextArea } from '../../web/forms/fields.tsx';
import { ActionButton, Form } from '../../web/forms/form.tsx';
import { Card, Fingerprint, Onward, Tag } from '../../web/parts/cards.tsx';
import { Redline } from '../../web/parts/redline.tsx';
import { contributionKinds } from '../facts.ts';
import { AdviceInShort } from '../languageCheck/adviceParts.tsx';
import { LostBetween } from '../languageCheck/lostParts.tsx';
import { NotRead } from '../languageCheck/unreadParts.tsx';
import { DraftPage, Folded, Refused, type StatementProps } from '../parts.tsx';
import { type DraftText, textHash } from '../text/document.ts';
import {
  besidesFound,
  sayDay,
  sayGroup,
  sayLanguage,
  sayList,
  sayOrganisation,
  speakersInWords,
} from '../words.ts';
import { contributionFields, passageFields } from './form.ts';
import type { WordingView } from './view.ts';

type WordingProps = Omit<StatementProps, 'view'> & { view: WordingView };

/** A statement's text as it is read: paragraphs, and what it refers to. */
export const ReadText = ({
  frame,
  text,
  lang,
}: {
  frame: StatementProps['frame'];
  text: DraftText;
  lang: string;
}) => (
  <article class="published" lang={lang}>
    <h2>{text.title}</h2>
    {text.body.split(/\n{2,}/).map((paragraph) => (
      <p class="written">{paragraph}</p>
    ))}
    {text.references !== '' && (
      <>
        <h3>{frame.t('statement.text.references')}</h3>
        <p class="written">{text.references}</p>
      </>
    )}
  </article>
);

const Change = ({ frame, view }: WordingProps) => {
  const { t } = frame;
  const { before } = view;
  if (!before) return null;
  const groups = (keys: readonly CommunityKey[]) =>
    sayList(
      frame,
      keys.map((key) => sayGroup(frame, key)),
    );
  const { added, removed, thinned, parts } = before.change;
  return (
    <section class="part">
      <h2>{t('statement.wording.changes', { number: before.wording.number })}</h2>
      {added.length > 0 && <p>{t('statement.wording.added', { groups: groups(added) })}</p>}
      {removed.length > 0 && (
        <p class="found">{t('statement.wording.removed', { groups: groups(removed) })}</p>
      )}
      {thinned.length > 0 && (
        <p class="found">{t('statement.wording.thinned', { groups: groups(thinned) })}</p>
      )}
      <Redline frame={frame} parts={parts} />
    </section>
  );
};

const Versions = ({ frame, view }: WordingProps) => {
  const { t } = frame;
  const statement = view.facts.id;
  const same = view.facts.wordings.filter(({ language }) => language === view.wording.language);
  return (
    <section class="part">
      <h2>{t('statement.wording.versions')}</h2>
      <ol reversed class="versions">
        {same.toReversed().map((one) => (
          <li value={one.number}>
            <a
              href={routes.wording.url({ statement, wording: one.id })}
              aria-current={one.id === view.wording.id ? 'page' : undefined}
            >
              {t('statement.page.wording', {
                number: one.number,
                organisation: sayOrganisation(frame, view, one.by),
                day: sayDay(frame, one.madeOn),
              })}
            </a>
            {view.notes.get(one.id) && <p class="hint">{view.notes.get(one.id)}</p>}
            {one.number < view.wording.number && (
              <Onward href={`${routes.wording.url({ statement, wording: view.wording.id })}?from=${one.id}`}>
                {t('statement.wording.compare', { number: one.number })}
              </Onward>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
};

const Passages = ({ frame, view, returned }: WordingProps) => {
  const { t } = frame;
  const statement = view.facts.id;
  const action = routes.keepPassage.url({ statement, wording: view.wording.id });
  const labels = { words: t('statement.passage.words') };
  const f = bound(frame, returned, { action, fields: passageFields, labels });
  return (
    <section class="part">
      <h2>{t('statement.passage.title')}</h2>
      {view.passages.length === 0 && <p>{t('statement.passage.none')}</p>}
      {view.passages.map(({ id, organisation, words, mine, released }) => (
        <Card
          level={3}
          overline={
            <Tag tone={released ? 'plain' : 'good'}>
              {t(released ? 'statement.passage.released' : 'statement.passage.kept')}
            </Tag>
          }
          title={organisation}
        >
          <p class="written">{words}</p>
          {mine && !released && (
            <ActionButton
              frame={frame}
              action={routes.releasePassage.url({ statement, passage: id })}
              label={t('statement.passage.release')}
            />
          )}
        </Card>
      ))}
      {view.may.write.ok && (
        <Folded
          open={returned?.action === action}
          label={t('statement.passage.keep')}
          text={t('statement.passage.text')}
        >
          <Form frame={frame} action={action} submit={t('statement.passage.submit')}>
            <TextArea {...f('words')} id="keep-words" hint={t('statement.passage.hint')} rows={3} />
          </Form>
        </Folded>
      )}
    </section>
  );
};

const GiveInput = ({ frame, view, returned }: WordingProps) => {
  const { t } = frame;
  const label = t('statement.input.give');
  if (!view.may.contribute.ok) return <Refused frame={frame} label={label} may={view.may.contribute} />;
  const action = routes.giveInput.url({ statement: view.facts.id, wording: view.wording.id });
  const f = bound(frame, returned, {
    action,
    fields: contributionFields,
    labels: {
      kind: t('statement.input.kind'),
      passage: t('statement.input.passage'),
      words: t('statement.input.words'),
      anonymous: t('statement.input.who'),
    },
    values: { kind: 'comment' },
  });
  return (
    <Folded open={returned?.action === action} label={label} text={t('statement.input.giveText')}>
      <Form frame={frame} action={action} submit={t('statement.input.submit')}>
        <Radios
          {...f('kind')}
          options={contributionKinds.map((value) => ({
            value,
            label: t(`statement.input.is.${value}`),
            hint: t(`statement.input.means.${value}`),
          }))}
        />
        <TextArea {...f('passage')} hint={t('statement.input.passageHint')} rows={3} />
        <TextArea {...f('words')} rows={4} />
        <Checkboxes
          {...f('anonymous')}
          hint={t('statement.input.whoHint')}
          options={[{ value: 'yes', label: t('statement.input.anonymous') }]}
        />
      </Form>
    </Folded>
  );
};

export const WordingPage = ({ frame, view, returned, done }: WordingProps) => {
  const { t } = frame;
  const statement = view.facts.id;
  const { wording } = view;
  const isLatest = view.latest.get(wording.language)?.wording.id === wording.id;
  return (
    <DraftPage
      frame={frame}
      view={view}
      returned={returned}
      title={t('statement.wording.title')}
      lead={t('statement.wording.lead', {
        language: sayLanguage(frame, wording.language),
        number: wording.number,
        organisation: sayOrganisation(frame, view, wording.by),
        day: sayDay(frame, wording.madeOn),
      })}
      done={done}
      next={
        isLatest && view.may.write.ok
          ? {
              text: t('statement.wording.next'),
              href: `${routes.drafting.url({ statement })}?language=${wording.language}`,
              label: t('statement.text.change'),
            }
          : undefined
      }
      aside={
        <>
          <p>
            <Fingerprint hash={textHash(view.text)} label={t('statement.wording.hash')} />
          </p>
          {view.seal && (
            <p class="muted">
              {t('statement.wording.recorded', { seal: view.seal, hash: wording.sha256Hex })}
            </p>
          )}
          <p>
            <Onward href={routes.exactWording.url({ statement, wording: wording.id })}>
              {t('statement.wording.file')}
            </Onward>
          </p>
          <p class="muted">
            {view.populations.length > 0
              ? t('statement.wording.names', {
                  groups: sayList(
                    frame,
                    view.populations.map((key) => sayGroup(frame, key)),
                  ),
                })
              : t('statement.wording.namesNobody')}
          </p>
        </>
      }
    >
      <ReadText frame={frame} text={view.text} lang={wording.language} />
      {view.advice ? (
        <AdviceInShort
          frame={frame}
          href={routes.languageCheck.url({ statement, wording: wording.id })}
          result={view.advice.result}
          besides={isLatest ? besidesFound(frame, view, wording.language, view.advice.result) : []}
          speakers={speakersInWords(frame, view)}
        />
      ) : (
        <NotRead frame={frame} language={wording.language} />
      )}
      <Change frame={frame} view={view} />
      {isLatest && <GiveInput frame={frame} view={view} returned={returned} />}
      <Passages frame={frame} view={view} returned={returned} />
      <LostBetween frame={frame} view={view} />
      <Versions frame={frame} view={view} />
    </DraftPage>
  );
};
