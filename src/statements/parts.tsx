import type { Child, PropsWithChildren } from 'hono/jsx';
import type { WordingId } from '../kernel/ids.ts';
import type { Outcome } from '../kernel/outcome.ts';
import { routes } from '../routes.ts';
import { DisabledAction } from '../web/forms/form.tsx';
import { RefusalNotice } from '../web/forms/refusalNotice.tsx';
import type { ReturnedForm } from '../web/forms/returned.ts';
import type { Frame } from '../web/frame.ts';
import { Page, type PageProps } from '../web/pages/layout.tsx';
import { Onward } from '../web/parts/cards.tsx';
import { WhoCanSee } from '../web/parts/whoCanSee.tsx';
import { refusalInWords } from '../web/words/refusals.ts';
import { stillReads } from './locks.ts';
import type { StageView } from './stage.ts';
import type { StatementView } from './view.ts';
import { lockInWords, sayDay, sayList, sayOrganisation, trailTo } from './words.ts';

export type StatementProps = {
  frame: Frame;
  view: StatementView;
  returned?: ReturnedForm | undefined;
  done?: string | null | undefined;
};

/** A refused act, with its reason and the principle it stands on. */
export const Refused = ({ frame, label, may }: { frame: Frame; label: string; may: Outcome }) =>
  may.ok ? null : (
    <DisabledAction
      frame={frame}
      label={label}
      reason={refusalInWords(may, frame.t)}
      principle={may.principle}
    />
  );

export const Folded = ({
  open,
  label,
  text,
  children,
}: PropsWithChildren<{ open: boolean; label: string; text: Child }>) => (
  <details class="option" open={open}>
    <summary>
      <span class="button">{label}</span>
      <span>{text}</span>
    </summary>
    {children}
  </details>
);

/** The stages, each with its day once it was reached. */
export const Stages = ({ frame, stages }: { frame: Frame; stages: readonly StageView[] }) => (
  <ol class="steps stages" aria-label={frame.t('web.steps.label')}>
    {stages.map(({ stage, state, on }) => (
      <li class={state} aria-current={state === 'now' ? 'step' : undefined}>
        <span class="unseen">{frame.t(`web.steps.${state}`)} </span>
        {frame.t(`statement.stage.${stage}`)}
        {on && <time datetime={on}>{sayDay(frame, on)}</time>}
      </li>
    ))}
  </ol>
);

type Where = 'groups' | 'text' | 'input' | 'signing';
const whereOf = ({ lock }: StatementView['locks'][number]): Where => {
  if (lock === 'finding') return 'text';
  if (lock === 'contribution-open') return 'input';
  return lock.startsWith('sign-off') ? 'signing' : 'groups';
};
const urlOf = (where: Where, statement: string): string => {
  const to = { groups: routes.groups, text: routes.drafting, input: routes.input, signing: routes.signing };
  return to[where].url({ statement });
};

/** Lists the locks under the page on which each can be opened. */
export const Locks = ({ frame, view }: StatementProps) => {
  const { t } = frame;
  if (view.locks.length === 0) return null;
  return (
    <section class="part" id="locks">
      <h2>{t('statement.page.locks')}</h2>
      <p>{t('statement.page.locksText')}</p>
      {[...Map.groupBy(view.locks, whereOf)].map(([where, locks]) => (
        <div class="locks">
          <ul>
            {locks.map((lock) => (
              <li>{lockInWords(frame, view, lock)}</li>
            ))}
          </ul>
          <Onward href={urlOf(where, view.facts.id)}>{t(`statement.way.${where}`)}</Onward>
        </div>
      ))}
    </section>
  );
};

/** A circulating or published text is stored in clear; the page says so from then on. */
const goesRound = ({ facts }: StatementView): boolean =>
  facts.finals.some(({ signOn, publishedOn }) => signOn !== null || publishedOn !== null);

export const DraftReaders = ({ frame, view }: StatementProps) => (
  <WhoCanSee
    frame={frame}
    now={frame.t('statement.see.draft', {
      organisations: sayList(
        frame,
        stillReads(view.facts).map(({ organisation }) => sayOrganisation(frame, view, organisation)),
      ),
    })}
    seized={frame.t(goesRound(view) ? 'statement.see.seizedOut' : 'statement.see.seized')}
  />
);

/** Links to the statement's pages, in the margin of each of them. */
export const Ways = ({ frame, view }: StatementProps) => {
  const statement = view.facts.id;
  const { t } = frame;
  const latest: WordingId | undefined = [...view.latest.values()][0]?.wording.id;
  return (
    <ul class="plain">
      <li>
        <Onward href={routes.statement.url({ statement })}>{t('statement.way.overview')}</Onward>
      </li>
      <li>
        <Onward href={routes.groups.url({ statement })}>{t('statement.way.groups')}</Onward>
      </li>
      {latest && (
        <li>
          <Onward href={routes.wording.url({ statement, wording: latest })}>{t('statement.way.text')}</Onward>
        </li>
      )}
      <li>
        <Onward href={routes.input.url({ statement })}>{t('statement.way.input')}</Onward>
      </li>
      <li>
        <Onward href={routes.signing.url({ statement })}>{t('statement.way.signing')}</Onward>
      </li>
      {view.published && (
        <li>
          <Onward href={routes.after.url({ statement })}>{t('statement.way.after')}</Onward>
        </li>
      )}
    </ul>
  );
};

type DraftPageProps = StatementProps & Omit<PageProps, 'sheets' | 'here' | 'problem'>;

/** A page of a statement for those on its draft: links in the margin, why an act was refused, who reads the draft. */
export const DraftPage = ({ view, returned, aside, children, ...page }: DraftPageProps) => {
  const { frame } = page;
  return (
    <Page
      sheets={['statements']}
      trail={trailTo(frame, view)}
      here="statements"
      problem={Object.keys(returned?.problems ?? {}).length > 0}
      aside={
        <>
          <Ways frame={frame} view={view} />
          {aside}
        </>
      }
      {...page}
    >
      <RefusalNotice frame={frame} returned={returned} />
      {children}
      <DraftReaders frame={frame} view={view} />
    </Page>
  );
};
