import { ResultView } from '../checking/resultView.tsx';
import { lexicon } from '../language/lexicon/lexicon.ts';
import { routes } from '../routes.ts';
import { Select, TextArea } from '../web/fields.tsx';
import { ActionButton, Form } from '../web/forms.tsx';
import { Page } from '../web/layout.tsx';
import { Card, Notice, Onward } from '../web/parts.tsx';
import { DataTable } from '../web/tables.tsx';
import type { LanguageCheckView } from './languageCheckView.ts';
import { LostBetween } from './lostParts.tsx';
import { Folded, Refused, SaidNo, Seeing, type Seen } from './parts.tsx';
import {
  findingLocks,
  lockInWords,
  locksOutside,
  problemIn,
  sayDay,
  sayLanguage,
  sayOrganisation,
  trailTo,
  typedIn,
} from './statementWords.ts';

export const longestReason = 1000;
type SeenCheck = Omit<Seen, 'view'> & { view: LanguageCheckView };

/** What the check finds that keeps this text from being final: only this is more than advice. */
const locksOf = ({ view }: Pick<SeenCheck, 'view'>) =>
  view.isLatest ? findingLocks(view, view.wording.language) : [];

const Locking = ({ frame, view }: SeenCheck) => {
  const { t } = frame;
  const locks = locksOf({ view });
  if (locks.length === 0) return null;
  return (
    <Notice tone="warn" title={t('drafting.check.locking')}>
      <ul>
        {locks.map((lock) => (
          <li>{lockInWords(frame, view, lock)}</li>
        ))}
      </ul>
    </Notice>
  );
};

const Silenced = ({ frame, view }: SeenCheck) => {
  const { t } = frame;
  const at = { statement: view.facts.id, wording: view.wording.id };
  return (
    <>
      {view.silenced.map((one) => (
        <Card level={3} title={t(`reading.rule.${one.rule}`)}>
          <p class="written">{one.reason}</p>
          <p class="muted">
            {t('drafting.check.silencedBy', {
              organisation: sayOrganisation(frame, view, one.by),
              day: sayDay(frame, one.silencedOn),
              count: one.count,
            })}
          </p>
          {view.may.write.ok && (
            <ActionButton
              frame={frame}
              action={routes.hearRule.url({ ...at, silenced: one.id })}
              label={t('drafting.check.hear')}
            />
          )}
        </Card>
      ))}
    </>
  );
};

/** Advice is switched off rule by rule, and never in silence. */
const Rules = ({ frame, view, sent }: SeenCheck) => {
  const { t } = frame;
  const at = { statement: view.facts.id, wording: view.wording.id };
  if (view.advice === null) return null;
  return (
    <section class="part">
      <h2>{t('drafting.check.rules')}</h2>
      {view.silenced.length === 0 && <p>{t('drafting.check.allSaid')}</p>}
      <Silenced frame={frame} view={view} />
      {view.silenceable.length > 0 && (
        <Folded
          open={sent?.form === 'silence'}
          label={t('drafting.check.silence')}
          text={t('drafting.check.silenceText')}
        >
          <Form frame={frame} action={routes.silenceRule.url(at)} submit={t('drafting.check.silenceSubmit')}>
            <Select
              frame={frame}
              name="rule"
              label={t('drafting.check.rule')}
              error={problemIn(sent, 'silence', 'rule')}
              value={typedIn(sent, 'silence', 'rule')}
              options={view.silenceable.map((value) => ({ value, label: t(`reading.rule.${value}`) }))}
            />
            <TextArea
              frame={frame}
              name="reason"
              label={t('drafting.check.reason')}
              hint={t('drafting.check.reasonHint')}
              error={problemIn(sent, 'silence', 'reason')}
              value={typedIn(sent, 'silence', 'reason')}
              rows={3}
              maxlength={longestReason}
            />
          </Form>
        </Folded>
      )}
      <p class="hint">{t('drafting.check.notThese')}</p>
    </section>
  );
};

const Readers = ({ frame, view }: SeenCheck) => {
  const { t } = frame;
  const at = { statement: view.facts.id, wording: view.wording.id };
  const label = t('drafting.check.read');
  const own = view.readers.find(({ organisation }) => organisation === view.me.organisation);
  return (
    <section class="part">
      <h2>{t('drafting.check.readers')}</h2>
      <p>{t('drafting.check.readersText')}</p>
      <DataTable
        quietCaption
        caption={t('drafting.check.readers')}
        head={[t('statement.page.organisation'), t('drafting.check.readOn')]}
        rows={view.readers.map(({ organisation, readOn }) => [
          sayOrganisation(frame, view, organisation),
          readOn ? sayDay(frame, readOn) : t('drafting.check.notYet'),
        ])}
      />
      {view.mayRead.ok ? (
        <ActionButton frame={frame} action={routes.readCheck.url(at)} label={label} variant="primary" />
      ) : (
        !own?.readOn && <Refused frame={frame} label={label} may={view.mayRead} />
      )}
    </section>
  );
};

/** A policy space has limits of its own: the text is read for one of them when somebody asks. */
const Spaces = ({ frame, view }: SeenCheck) => {
  const { t } = frame;
  const here = routes.languageCheck.url({ statement: view.facts.id, wording: view.wording.id });
  const { spaces } = lexicon().vocabulary;
  if (view.advice === null) return null;
  return (
    <details class="more advice" open={view.space !== null}>
      <summary>{t('drafting.check.spaces')}</summary>
      <p>{t('drafting.check.spacesText')}</p>
      <ul>
        {spaces.map(({ key, name }) => (
          <li>
            <a
              class="onward"
              href={`${here}?space=${key}`}
              aria-current={view.space === key ? 'page' : undefined}
            >
              {name[frame.language]}
            </a>
          </li>
        ))}
      </ul>
      {view.space && (
        <p>
          <Onward href={here}>{t('drafting.check.noSpace')}</Onward>
        </p>
      )}
    </details>
  );
};

const nextOf = ({ frame, view }: SeenCheck) => {
  const { t } = frame;
  const statement = view.facts.id;
  if (!view.isLatest) {
    const wording = view.latest.get(view.wording.language)?.wording.id ?? view.wording.id;
    return {
      text: t('drafting.check.older'),
      href: routes.languageCheck.url({ statement, wording }),
      label: t('drafting.check.latest'),
    };
  }
  if (!view.may.write.ok) return { text: t('drafting.check.nextAsked') };
  return {
    text: t('drafting.check.next'),
    href: `${routes.drafting.url({ statement })}?language=${view.wording.language}`,
    label: t('statement.text.change'),
  };
};

/** The text of one version, with everything that the check finds beside it. Advice: only an omission locks. P9 */
export const LanguageCheckPage = ({ frame, view, sent, done }: SeenCheck) => {
  const { t } = frame;
  const { wording, advice } = view;
  return (
    <Page
      sheets={['statements', 'reading']}
      frame={frame}
      title={t('drafting.check.title')}
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
      next={nextOf({ frame, view })}
      wide
    >
      <SaidNo sent={sent} />
      <Locking frame={frame} view={view} />
      {advice ? (
        <ResultView
          teller={frame}
          text={advice.text}
          result={{ ...advice.result, off: [], suggested: [] }}
          said={t('drafting.check.said')}
          more={view.isLatest ? locksOutside(view, wording.language, advice.result) : 0}
        />
      ) : (
        <p>{t('drafting.check.unread', { language: sayLanguage(frame, wording.language) })}</p>
      )}
      <Spaces frame={frame} view={view} />
      <LostBetween frame={frame} view={view} />
      <Rules frame={frame} view={view} sent={sent} />
      <Readers frame={frame} view={view} />
      <Seeing frame={frame} view={view} />
    </Page>
  );
};
