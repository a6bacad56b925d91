import type { Child, PropsWithChildren } from 'hono/jsx';
import type { WordingId } from '../kernel/ids.ts';
import { routes } from '../routes.ts';
import { DisabledAction } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Notice, Onward } from '../web/parts.tsx';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import { stillReads } from './locks.ts';
import { refusalInWords } from './refusals.ts';
import type { Ruling } from './ruling.ts';
import type { StageView } from './stage.ts';
import { lockInWords, sayDay, sayList, sayOrganisation } from './statementWords.ts';
import type { Sent, StatementView } from './views.ts';

export type Seen = { frame: Frame; view: StatementView; sent?: Sent | undefined; done?: string | null };

/** Why an act was refused, first on the page. */
export const SaidNo = ({ sent }: { sent: Sent | undefined }) =>
  sent?.problems['form'] ? (
    <Notice tone="stop">
      <p>{sent.problems['form']}</p>
    </Notice>
  ) : null;

/** A refused act, with its reason and the principle it stands on. */
export const Refused = ({ frame, label, may }: { frame: Frame; label: string; may: Ruling }) =>
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

/** What stands in the way, by where it is mended. */
export const Locks = ({ frame, view }: Seen) => {
  const { t } = frame;
  if (view.locks.length === 0) return null;
  return (
    <section class="part">
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

/** A text that goes round, or is out, is kept in clear: the page says so from then on. */
const goesRound = ({ facts }: StatementView): boolean =>
  facts.finals.some(({ signOn, publishedOn }) => signOn !== null || publishedOn !== null);

export const Seeing = ({ frame, view }: Seen) => (
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

/** The ways through a statement, in the margin of each of its pages. */
export const Ways = ({ frame, view }: Seen) => {
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
