import { ResultView } from '../../checking/resultView.tsx';
import { lexicon } from '../../language/lexicon/lexicon.ts';
import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { Select, TextArea } from '../../web/forms/fields.tsx';
import { ActionButton, Form } from '../../web/forms/form.tsx';
import { RefusalNotice } from '../../web/forms/refusalNotice.tsx';
import { Page } from '../../web/pages/layout.tsx';
import { Card, Notice, Onward } from '../../web/parts/cards.tsx';
import { DataTable } from '../../web/parts/tables.tsx';
import { DraftReaders, Folded, Refused, type StatementProps } from '../parts.tsx';
import {
  besidesFound,
  findingLocks,
  lockInWords,
  sayDay,
  sayLanguage,
  sayOrganisation,
  speakersInWords,
  trailTo,
} from '../words.ts';
import { silenceFields } from './form.ts';
import { LostBetween } from './lostParts.tsx';
import { NotRead } from './unreadParts.tsx';
import type { LanguageCheckView } from './view.ts';

type CheckProps = Omit<StatementProps, 'view'> & { view: LanguageCheckView };

/** What the check finds that keeps this text from being final: only this is more than advice. */
const locksOf = ({ view }: Pick<CheckProps, 'view'>) =>
  view.isLatest ? findingLocks(view, view.wording.language) : [];

const LockingFindings = ({ frame, view }: CheckProps) => {
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

const Silenced = ({ frame, view }: CheckProps) => {
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
const Rules = ({ frame, view, returned }: CheckProps) => {
  const { t } = frame;
  if (view.advice === null) return null;
  const action = routes.silenceRule.url({ statement: view.facts.id, wording: view.wording.id });
  const labels = { rule: t('drafting.check.rule'), reason: t('drafting.check.reason') };
  const f = bound(frame, returned, { action, fields: silenceFields, labels });
  return (
    <section class="part">
      <h2>{t('drafting.check.rules')}</h2>
      {view.silenced.length === 0 && <p>{t('drafting.check.allSaid')}</p>}
      <Silenced frame={frame} view={view} />
      {view.silenceable.length > 0 && (
        <Folded
          open={returned?.action === action}
          label={t('drafting.check.silence')}
          text={t('drafting.check.silenceText')}
        >
          <Form frame={frame} action={action} submit={t('drafting.check.silenceSubmit')}>
            <Select
              {...f('rule')}
              options={view.silenceable.map((value) => ({ value, label: t(`reading.rule.${value}`) }))}
            />
            <TextArea {...f('reason')} hint={t('drafting.check.reasonHint')} rows={3} />
          </Form>
        </Folded>
      )}
      <p class="hint">{t('drafting.check.notThese')}</p>
    </section>
  );
};

const Readers = ({ frame, view }: CheckProps) => {
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
const Spaces = ({ frame, view }: CheckProps) => {
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

const nextOf = ({ frame, view }: CheckProps) => {
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
  if (!view.may.write.ok)
    return view.may.contribute.ok
      ? {
          text: t('drafting.check.nextAsked'),
          href: routes.wording.url({ statement, wording: view.wording.id }),
          label: t('statement.way.text'),
        }
      : undefined;
  if (!view.mayRead.ok) return undefined;
  return {
    text: t('drafting.check.next'),
    href: `${routes.drafting.url({ statement })}?language=${view.wording.language}`,
    label: t('statement.text.change'),
  };
};

/** The text of one version, with everything that the check finds beside it. Advice: only an omission locks. P9 */
export const LanguageCheckPage = ({ frame, view, returned, done }: CheckProps) => {
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
      problem={returned !== undefined}
      next={nextOf({ frame, view })}
      wide
    >
      <RefusalNotice frame={frame} returned={returned} />
      <LockingFindings frame={frame} view={view} />
      {advice ? (
        <ResultView
          teller={frame}
          text={advice.text}
          result={{ ...advice.result, off: [], suggested: [] }}
          said={t('drafting.check.said')}
          besides={view.isLatest ? besidesFound(frame, view, wording.language, advice.result) : []}
          speakers={speakersInWords(frame, view)}
        />
      ) : (
        <NotRead frame={frame} language={wording.language} />
      )}
      <Spaces frame={frame} view={view} />
      <LostBetween frame={frame} view={view} />
      <Rules frame={frame} view={view} returned={returned} />
      <Readers frame={frame} view={view} />
      <DraftReaders frame={frame} view={view} />
    </Page>
  );
};
