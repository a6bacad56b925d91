import type { VersionChange } from '../language/versionChange.ts';
import type { CommunityKey } from '../language/vocabulary.ts';
import { routes } from '../routes.ts';
import { Checkboxes, Radios, TextArea } from '../web/fields.tsx';
import { ActionButton, Form } from '../web/forms.tsx';
import { Page } from '../web/layout.tsx';
import { Card, Fingerprint, Onward, Tag } from '../web/parts.tsx';
import { Redline } from '../web/redlineView.tsx';
import { AdviceInShort } from './adviceParts.tsx';
import type { Advice } from './checks.ts';
import { contributionKinds, type WordingFacts } from './facts.ts';
import { LostBetween } from './lostParts.tsx';
import { Folded, Refused, SaidNo, Seeing, type Seen, Ways } from './parts.tsx';
import {
  locksOutside,
  problemIn,
  sayDay,
  sayGroup,
  sayLanguage,
  sayList,
  sayOrganisation,
  trailTo,
  typedIn,
} from './statementWords.ts';
import type { DraftText } from './text.ts';
import type { StatementView } from './views.ts';

export const longestSaid = 4000;

export type WordingView = StatementView & {
  wording: WordingFacts;
  text: DraftText;
  /** Beside which earlier wording it is shown, and what changed. */
  before: { wording: WordingFacts; change: VersionChange<CommunityKey> } | null;
  passages: readonly { id: string; organisation: string; words: string; mine: boolean; released: boolean }[];
  populations: readonly CommunityKey[];
  /** What the check says of it; null in a language that only people read. */
  advice: Advice | null;
};
type SeenWording = Omit<Seen, 'view'> & { view: WordingView };

/** A statement's text as it is read: paragraphs, and what it refers to. */
export const ReadText = ({ frame, text, lang }: { frame: Seen['frame']; text: DraftText; lang: string }) => (
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

const Change = ({ frame, view }: SeenWording) => {
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

const Versions = ({ frame, view }: SeenWording) => {
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

const Passages = ({ frame, view, sent }: SeenWording) => {
  const { t } = frame;
  const statement = view.facts.id;
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
          open={sent?.form === 'keep'}
          label={t('statement.passage.keep')}
          text={t('statement.passage.text')}
        >
          <Form
            frame={frame}
            action={routes.keepPassage.url({ statement, wording: view.wording.id })}
            submit={t('statement.passage.submit')}
          >
            <TextArea
              frame={frame}
              id="keep-words"
              name="words"
              label={t('statement.passage.words')}
              hint={t('statement.passage.hint')}
              error={problemIn(sent, 'keep', 'words')}
              value={typedIn(sent, 'keep', 'words')}
              rows={3}
              maxlength={longestSaid}
            />
          </Form>
        </Folded>
      )}
    </section>
  );
};

const GiveInput = ({ frame, view, sent }: SeenWording) => {
  const { t } = frame;
  const label = t('statement.input.give');
  const error = (name: string) => problemIn(sent, 'input', name);
  if (!view.may.contribute.ok) return <Refused frame={frame} label={label} may={view.may.contribute} />;
  return (
    <Folded open={sent?.form === 'input'} label={label} text={t('statement.input.giveText')}>
      <Form
        frame={frame}
        action={routes.giveInput.url({ statement: view.facts.id, wording: view.wording.id })}
        submit={t('statement.input.submit')}
      >
        <Radios
          frame={frame}
          name="kind"
          label={t('statement.input.kind')}
          error={error('kind')}
          value={typedIn(sent, 'input', 'kind', 'comment')}
          options={contributionKinds.map((value) => ({
            value,
            label: t(`statement.input.is.${value}`),
            hint: t(`statement.input.means.${value}`),
          }))}
        />
        <TextArea
          frame={frame}
          name="passage"
          label={t('statement.input.passage')}
          hint={t('statement.input.passageHint')}
          error={error('passage')}
          value={typedIn(sent, 'input', 'passage')}
          rows={3}
          optional
          maxlength={longestSaid}
        />
        <TextArea
          frame={frame}
          name="words"
          label={t('statement.input.words')}
          error={error('words')}
          value={typedIn(sent, 'input', 'words')}
          rows={4}
          maxlength={longestSaid}
        />
        <Checkboxes
          frame={frame}
          name="anonymous"
          label={t('statement.input.who')}
          hint={t('statement.input.whoHint')}
          optional
          options={[{ value: 'yes', label: t('statement.input.anonymous') }]}
          values={typedIn(sent, 'input', 'anonymous')}
        />
      </Form>
    </Folded>
  );
};

export const WordingPage = ({ frame, view, sent, done }: SeenWording) => {
  const { t } = frame;
  const statement = view.facts.id;
  const { wording } = view;
  const isLatest = view.latest.get(wording.language)?.wording.id === wording.id;
  return (
    <Page
      sheets={['statements']}
      frame={frame}
      title={t('statement.wording.title')}
      lead={t('statement.wording.lead', {
        language: sayLanguage(frame, wording.language),
        number: wording.number,
        organisation: sayOrganisation(frame, view, wording.by),
        day: sayDay(frame, wording.madeOn),
      })}
      trail={trailTo(frame, view)}
      here="statements"
      done={done}
      problem={sent !== undefined}
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
          <Ways frame={frame} view={view} />
          <p>
            <Fingerprint hash={wording.sha256Hex} label={t('statement.wording.hash')} />
          </p>
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
      <SaidNo sent={sent} />
      <ReadText frame={frame} text={view.text} lang={wording.language} />
      <AdviceInShort
        frame={frame}
        href={routes.languageCheck.url({ statement, wording: wording.id })}
        result={view.advice?.result}
        more={isLatest ? locksOutside(view, wording.language, view.advice?.result) : 0}
      />
      <Change frame={frame} view={view} />
      {isLatest && <GiveInput frame={frame} view={view} sent={sent} />}
      <Passages frame={frame} view={view} sent={sent} />
      <LostBetween frame={frame} view={view} />
      <Versions frame={frame} view={view} />
      <Seeing frame={frame} view={view} />
    </Page>
  );
};
