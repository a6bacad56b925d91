import { ResultView } from '../../checking/resultView.tsx';
import { routes } from '../../routes.ts';
import { ActionButton, ErrorSummary } from '../../web/forms/form.tsx';
import { RefusalNotice } from '../../web/forms/refusalNotice.tsx';
import { Page } from '../../web/pages/layout.tsx';
import { Notice, Onward } from '../../web/parts/cards.tsx';
import { SideBySide } from '../../web/parts/redline.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { AdviceInShort } from '../languageCheck/adviceParts.tsx';
import { LostBetween } from '../languageCheck/lostParts.tsx';
import { NotRead } from '../languageCheck/unreadParts.tsx';
import { stillReads } from '../locks.ts';
import { type StatementProps, Ways } from '../parts.tsx';
import { isRead } from '../text/checks.ts';
import { exactText } from '../text/document.ts';
import { type TextMerge, textParts } from '../text/textMerge.ts';
import {
  besidesFound,
  findingLocks,
  lockInWords,
  sayDay,
  sayLanguage,
  sayList,
  sayOrganisation,
  speakersInWords,
  trailTo,
} from '../words.ts';
import { script as autosaveScript } from './autosaveScript.ts';
import { DraftFields, labelsOf } from './fields.tsx';
import type { DraftFormView } from './view.ts';

type DraftProps = StatementProps & Pick<DraftFormView, 'draft'>;

const Conflicts = ({ frame, merge }: { frame: StatementProps['frame']; merge: TextMerge }) => {
  const { t } = frame;
  const conflicts = textParts.flatMap((name) =>
    merge.parts[name].flatMap((part) => (part.kind === 'conflict' ? [part] : [])),
  );
  return (
    <section class="part">
      <Notice tone="warn" title={t('statement.conflict.title')}>
        <p>{t('statement.conflict.text')}</p>
      </Notice>
      {conflicts.map(({ base, yours, theirs }) => (
        <div class="conflict">
          <SideBySide
            first={{ title: t('statement.conflict.yours'), content: <p class="written">{yours}</p> }}
            second={{ title: t('statement.conflict.theirs'), content: <p class="written">{theirs}</p> }}
          />
          {base.trim() !== '' && (
            <details>
              <summary>{t('statement.conflict.before')}</summary>
              <p class="written">{base}</p>
            </details>
          )}
        </div>
      ))}
    </section>
  );
};

/** Newer words of her own, which this window had not seen: both are here, and she says which stay. */
const Newer = ({ frame, draft: { newer, text } }: Pick<DraftProps, 'frame' | 'draft'>) => {
  const { t } = frame;
  if (!newer) return null;
  return (
    <div class="conflict">
      <SideBySide
        first={{ title: t('drafting.unsent.here'), content: <p class="written">{exactText(text)}</p> }}
        second={{ title: t('drafting.unsent.there'), content: <p class="written">{exactText(newer)}</p> }}
      />
    </div>
  );
};

/** Her own words, begun and not sent: since when, what happened meanwhile, and how to be rid of them. */
const Unsent = ({ frame, view, draft }: DraftProps) => {
  const { t } = frame;
  const { unsent, slot, base } = draft;
  if (!unsent) return null;
  const latest = slot === 'new' ? undefined : view.latest.get(slot)?.wording;
  return (
    <Notice title={t('drafting.unsent.title')}>
      <p>{t('drafting.unsent.text', { day: sayDay(frame, unsent.keptOn) })}</p>
      {latest && latest.id !== base && (
        <p class="strong">
          {t('drafting.unsent.behind', {
            number: latest.number,
            organisation: sayOrganisation(frame, view, latest.by),
          })}
        </p>
      )}
      <ActionButton
        frame={frame}
        action={routes.dropUnsent.url({ statement: view.facts.id })}
        label={t('drafting.unsent.drop')}
        fields={{ slot }}
      />
    </Notice>
  );
};

const Elsewhere = ({ frame, view, draft }: DraftProps) => {
  const { t } = frame;
  const statement = view.facts.id;
  return (
    <>
      {draft.elsewhere.map((slot) => (
        <p>
          <Onward href={`${routes.drafting.url({ statement })}?language=${slot}`}>
            {slot === 'new'
              ? t('drafting.unsent.elsewhereNew')
              : t('drafting.unsent.elsewhere', { language: sayLanguage(frame, slot) })}
          </Onward>
        </p>
      ))}
    </>
  );
};

/** What took the place of what: a file's text stands in the form, and what stood there is still here. */
const Replaced = ({ frame, draft: { replaced } }: Pick<DraftProps, 'frame' | 'draft'>) =>
  replaced === null ? null : (
    <Notice title={frame.t('drafting.file.taken')}>
      <p>{frame.t('drafting.file.takenText')}</p>
      <details>
        <summary>{frame.t('drafting.file.before')}</summary>
        <textarea
          form="draft"
          name="replaced"
          rows={8}
          readonly
          spellcheck={false}
          aria-label={frame.t('drafting.file.before')}
        >
          {`\n${replaced}`}
        </textarea>
      </details>
    </Notice>
  );

const UnsentReaders = ({ frame, view }: Pick<DraftProps, 'frame' | 'view'>) => {
  const readers = stillReads(view.facts).map(({ organisation }) =>
    sayOrganisation(frame, view, organisation),
  );
  return (
    <WhoCanSee
      frame={frame}
      now={frame.t('drafting.see.now', { organisations: sayList(frame, readers) })}
      seized={frame.t('drafting.see.seized')}
    />
  );
};

const leadOf = ({ frame, view, draft }: DraftProps): string => {
  const { t } = frame;
  const latest = draft.slot === 'new' ? undefined : view.latest.get(draft.slot)?.wording;
  return latest
    ? t('statement.text.lead', {
        language: sayLanguage(frame, latest.language),
        number: latest.number,
        organisation: sayOrganisation(frame, view, latest.by),
      })
    : t('statement.text.leadNew');
};

/** What she is told before she writes on, the gravest first. */
const Opening = (seen: DraftProps) => {
  const { frame, view, draft, returned } = seen;
  const findings = draft.language ? findingLocks(view, draft.language) : [];
  return (
    <>
      {returned && !draft.conflict && !draft.newer && (
        <ErrorSummary frame={frame} problems={returned.problems} labels={labelsOf(frame)} />
      )}
      {draft.conflict && <Conflicts frame={frame} merge={draft.conflict} />}
      {draft.newer && <RefusalNotice frame={frame} returned={returned} />}
      <Newer frame={frame} draft={draft} />
      <Unsent {...seen} />
      <Replaced frame={frame} draft={draft} />
      <Elsewhere {...seen} />
      {findings.map((lock) => (
        <p class="found">{lockInWords(frame, view, lock)}</p>
      ))}
    </>
  );
};

/** What keeps the text as it stands from being final; of words that she changed since, nobody has said that yet. */
const besides = ({ frame, view, draft: { language, advice, text } }: DraftProps): string[] => {
  const latest = language && view.latest.get(language);
  return latest && advice && exactText(latest.text) === exactText(text)
    ? besidesFound(frame, view, language, advice.result)
    : [];
};

/** Beside the words where something was found in them; a text without findings stands in the form already. */
const Beside = ({ frame, view, draft, more }: DraftProps & { more: readonly string[] }) =>
  draft.advice &&
  (draft.advice.result.findings.length > 0 || more.length > 0) && (
    <ResultView
      teller={frame}
      text={draft.advice.text}
      result={{ ...draft.advice.result, off: [], suggested: [] }}
      said={frame.t('drafting.check.inForm')}
      besides={more}
      speakers={speakersInWords(frame, view)}
    />
  );

/** The text, to be written on. Two who write at once lose nothing: what cannot be joined is shown to the second. */
export const DraftFormPage = (seen: DraftProps) => {
  const { frame, view, draft, returned, done } = seen;
  const { t } = frame;
  return (
    <Page
      sheets={['statements', 'reading']}
      frame={frame}
      title={t(draft.slot === 'new' ? 'statement.text.write' : 'statement.text.change')}
      lead={leadOf(seen)}
      trail={trailTo(frame, view)}
      here="statements"
      done={done}
      problem={returned !== undefined}
      script={autosaveScript ? routes.draftScript.url({ script: autosaveScript.file }) : undefined}
      aside={
        <>
          <Ways frame={frame} view={view} />
          {draft.advice && (
            <AdviceInShort
              margin
              frame={frame}
              href="#result"
              result={draft.advice.result}
              besides={besides(seen)}
              speakers={speakersInWords(frame, view)}
            />
          )}
          {draft.language && !isRead(draft.language) && <NotRead frame={frame} language={draft.language} />}
        </>
      }
    >
      <Opening {...seen} />
      <DraftFields frame={frame} view={view} draft={draft} returned={returned}>
        <UnsentReaders frame={frame} view={view} />
      </DraftFields>
      <Beside {...seen} more={besides(seen)} />
      <LostBetween frame={frame} view={view} />
    </Page>
  );
};
