import { ResultView } from '../checking/resultView.tsx';
import { routes } from '../routes.ts';
import { ActionButton, ErrorSummary } from '../web/forms.tsx';
import { Page } from '../web/layout.tsx';
import { Notice, Onward } from '../web/parts.tsx';
import { SideBySide } from '../web/redlineView.tsx';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import { AdviceInShort } from './adviceParts.tsx';
import { script as autosaveScript } from './autosaveScript.ts';
import { DraftingFields } from './draftingFields.tsx';
import type { Drafting, DraftingView } from './draftingView.ts';
import { stillReads } from './locks.ts';
import { LostBetween } from './lostParts.tsx';
import { type Meeting, textParts } from './meeting.ts';
import { SaidNo, type Seen, Ways } from './parts.tsx';
import {
  findingLocks,
  lockInWords,
  locksOutside,
  sayDay,
  sayLanguage,
  sayList,
  sayOrganisation,
  trailTo,
} from './statementWords.ts';
import { exactText } from './text.ts';

type SeenDraft = Seen & Pick<DraftingView, 'drafting'>;

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

/** Newer words of her own, which this window had not seen: both are here, and she says which stay. */
const Newer = ({ frame, drafting: { newer, text } }: Pick<SeenDraft, 'frame' | 'drafting'>) => {
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
const Unsent = ({ frame, view, drafting }: SeenDraft) => {
  const { t } = frame;
  const { unsent, slot, base } = drafting;
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

const Elsewhere = ({ frame, view, drafting }: SeenDraft) => {
  const { t } = frame;
  const statement = view.facts.id;
  return (
    <>
      {drafting.elsewhere.map((slot) => (
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
const Replaced = ({ frame, drafting: { replaced } }: Pick<SeenDraft, 'frame' | 'drafting'>) =>
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

const Seeing = ({ frame, view }: Pick<SeenDraft, 'frame' | 'view'>) => {
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

const leadOf = ({ frame, view, drafting }: SeenDraft): string => {
  const { t } = frame;
  const latest = drafting.slot === 'new' ? undefined : view.latest.get(drafting.slot)?.wording;
  return latest
    ? t('statement.text.lead', {
        language: sayLanguage(frame, latest.language),
        number: latest.number,
        organisation: sayOrganisation(frame, view, latest.by),
      })
    : t('statement.text.leadNew');
};

const labels = ({ t }: Seen['frame']): Record<string, string> => ({
  language: t('statement.text.language'),
  title: t('statement.text.title'),
  body: t('statement.text.body'),
  references: t('statement.text.references'),
  note: t('statement.text.note'),
  reopens: t('statement.text.final'),
  file: t('drafting.file.label'),
});

/** What she is told before she writes on, the gravest first. */
const Opening = (seen: SeenDraft) => {
  const { frame, view, drafting, sent } = seen;
  const findings = drafting.language ? findingLocks(view, drafting.language) : [];
  return (
    <>
      {sent && !drafting.meeting && !drafting.newer && (
        <ErrorSummary frame={frame} problems={sent.problems} labels={labels(frame)} />
      )}
      {drafting.meeting && <Conflicts frame={frame} meeting={drafting.meeting} />}
      {drafting.newer && <SaidNo sent={sent} />}
      <Newer frame={frame} drafting={drafting} />
      <Unsent {...seen} />
      <Replaced frame={frame} drafting={drafting} />
      <Elsewhere {...seen} />
      {findings.map((lock) => (
        <p class="found">{lockInWords(frame, view, lock)}</p>
      ))}
    </>
  );
};

const outside = ({ view, drafting: { language, advice } }: SeenDraft): number =>
  language && advice ? locksOutside(view, language, advice.result) : 0;

/** Beside the words where something was found in them; a text without findings stands in the form already. */
const Beside = ({ frame, drafting, more }: { frame: Seen['frame']; drafting: Drafting; more: number }) =>
  drafting.advice &&
  drafting.advice.result.findings.length > 0 && (
    <ResultView
      teller={frame}
      text={drafting.advice.text}
      result={{ ...drafting.advice.result, off: [], suggested: [] }}
      said={frame.t('drafting.check.inForm')}
      more={more}
    />
  );

/** The text, to be written on. Two who write at once lose nothing: what cannot be joined is shown to the second. */
export const DraftingPage = (seen: SeenDraft) => {
  const { frame, view, drafting, sent, done } = seen;
  const { t } = frame;
  return (
    <Page
      sheets={['statements', 'reading']}
      frame={frame}
      title={t(drafting.slot === 'new' ? 'statement.text.write' : 'statement.text.change')}
      lead={leadOf(seen)}
      trail={trailTo(frame, view)}
      here="statements"
      done={done}
      problem={sent !== undefined}
      script={autosaveScript ? routes.draftScript.url({ script: autosaveScript.file }) : undefined}
      aside={
        <>
          <Ways frame={frame} view={view} />
          {drafting.advice && (
            <AdviceInShort
              margin
              frame={frame}
              href="#result"
              result={drafting.advice.result}
              more={outside(seen)}
            />
          )}
        </>
      }
    >
      <Opening {...seen} />
      <DraftingFields frame={frame} view={view} drafting={drafting} sent={sent}>
        <Seeing frame={frame} view={view} />
      </DraftingFields>
      <Beside frame={frame} drafting={drafting} more={outside(seen)} />
      <LostBetween frame={frame} view={view} />
    </Page>
  );
};
