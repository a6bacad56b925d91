import type { WordingId } from '../kernel/ids.ts';
import { type LanguageCode, languagesByName } from '../language/vocabulary.ts';
import { routes } from '../routes.ts';
import { Checkboxes, Select, TextArea, TextField } from '../web/fields.tsx';
import { ErrorSummary, Form } from '../web/forms.tsx';
import { Page } from '../web/layout.tsx';
import { Notice } from '../web/parts.tsx';
import { SideBySide } from '../web/redlineView.tsx';
import { bothOf, type Meeting, textParts } from './meeting.ts';
import { SaidNo, Seeing, type Seen, Ways } from './parts.tsx';
import { lockInWords, problemIn, sayLanguage, sayOrganisation, trailTo, typedIn } from './statementWords.ts';
import { type DraftText, longestBody, longestReferences, longestTitle } from './text.ts';
import type { Sent } from './views.ts';

export const longestTextNote = 1000;

export type Drafting = {
  /** Null: a language that nothing is written in yet; she says which. */
  language: LanguageCode | null;
  base: WordingId | null;
  text: DraftText;
  /** Somebody else changed the same words meanwhile. */
  meeting: Meeting | null;
};
type SeenDraft = Seen & { drafting: Drafting };

const Conflicts = ({ frame, meeting }: { frame: Seen['frame']; meeting: Meeting }) => {
  const { t } = frame;
  const conflicts = textParts.flatMap((name) =>
    meeting.parts[name].flatMap((part) => (part.kind === 'conflict' ? [part] : [])),
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

const filled = (drafting: Drafting, sent: Sent | undefined): DraftText => {
  if (drafting.meeting) return bothOf(drafting.meeting);
  return {
    title: typedIn(sent, 'text', 'title', drafting.text.title),
    body: typedIn(sent, 'text', 'body', drafting.text.body),
    references: typedIn(sent, 'text', 'references', drafting.text.references),
  };
};

const Fields = ({ frame, view, drafting, sent }: SeenDraft) => {
  const { t } = frame;
  const text = filled(drafting, sent);
  const error = (name: string) => problemIn(sent, 'text', name);
  return (
    <>
      <input type="hidden" name="base" value={drafting.base ?? ''} />
      {drafting.language ? (
        <input type="hidden" name="language" value={drafting.language} />
      ) : (
        <Select
          frame={frame}
          name="language"
          label={t('statement.text.language')}
          hint={t('statement.text.languageHint')}
          error={error('language')}
          value={typedIn(sent, 'text', 'language')}
          options={languagesByName(frame.language)
            .filter(({ code }) => !view.latest.has(code))
            .map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
      <TextField
        frame={frame}
        name="title"
        label={t('statement.text.title')}
        error={error('title')}
        value={text.title}
        maxlength={longestTitle}
      />
      <TextArea
        frame={frame}
        name="body"
        label={t('statement.text.body')}
        hint={t('statement.text.bodyHint')}
        error={error('body')}
        value={text.body}
        rows={18}
        maxlength={longestBody}
      />
      <TextArea
        frame={frame}
        name="references"
        label={t('statement.text.references')}
        hint={t('statement.text.referencesHint')}
        error={error('references')}
        value={text.references}
        rows={4}
        optional
        maxlength={longestReferences}
      />
      <TextArea
        frame={frame}
        name="note"
        label={t('statement.text.note')}
        hint={t('statement.text.noteHint')}
        error={error('note')}
        value={typedIn(sent, 'text', 'note')}
        rows={2}
        optional
        maxlength={longestTextNote}
      />
      {view.final && (
        <Checkboxes
          frame={frame}
          name="reopens"
          label={t('statement.text.final')}
          hint={t('statement.text.finalHint')}
          error={error('reopens')}
          options={[{ value: 'yes', label: t('statement.text.reopens') }]}
          values={typedIn(sent, 'text', 'reopens')}
        />
      )}
    </>
  );
};

/** The text, to be written on. Two who write at once lose nothing: what cannot be joined is shown to the second. */
export const DraftingPage = ({ frame, view, sent, drafting }: SeenDraft) => {
  const { t } = frame;
  const latest = drafting.language && view.latest.get(drafting.language);
  const findings = view.locks.filter(
    ({ lock, subject }) => lock === 'finding' && subject.split(' ')[1] === drafting.language,
  );
  return (
    <Page
      sheets={['statements']}
      frame={frame}
      title={t(latest ? 'statement.text.change' : 'statement.text.write')}
      lead={
        latest
          ? t('statement.text.lead', {
              language: sayLanguage(frame, latest.wording.language),
              number: latest.wording.number,
              organisation: sayOrganisation(frame, view, latest.wording.by),
            })
          : t('statement.text.leadNew')
      }
      trail={trailTo(frame, view)}
      here="statements"
      problem={sent !== undefined}
      aside={<Ways frame={frame} view={view} />}
    >
      {sent && !drafting.meeting && <ErrorSummary frame={frame} problems={sent.problems} />}
      {drafting.meeting ? (
        <Conflicts frame={frame} meeting={drafting.meeting} />
      ) : (
        <SaidNo sent={undefined} />
      )}
      {findings.map((lock) => (
        <p class="found">{lockInWords(frame, view, lock)}</p>
      ))}
      <Form
        frame={frame}
        action={routes.writeText.url({ statement: view.facts.id })}
        submit={t('statement.text.save')}
      >
        <Fields frame={frame} view={view} drafting={drafting} sent={sent} />
        <Seeing frame={frame} view={view} />
      </Form>
    </Page>
  );
};
