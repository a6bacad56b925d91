import { z } from 'zod';
import type { StatementId, WordingId } from '../kernel/ids.ts';
import { textRuleNames } from '../language/findings/textFinding.ts';
import { routes } from '../routes.ts';
import type { Doors } from '../web/doors.ts';
import { choice, neededLines } from '../web/form.ts';
import type { SignedIn, Visit } from '../web/visit.ts';
import { look, submit } from './deciding.ts';
import { hearRule, sayCheckRead, silenceRule } from './languageChecking.ts';
import { LanguageCheckPage, longestReason } from './languageCheckPage.tsx';
import { languageCheckView } from './languageCheckView.ts';
import type { Sent } from './views.ts';

const nothing = z.strictObject({});
const [first, ...others] = textRuleNames;
const silencing = z.strictObject({
  rule: choice([first ?? 'language', ...others]),
  reason: neededLines(longestReason),
});

type At = { statement: StatementId; wording: WordingId };

const show = async (visit: Visit, member: SignedIn, at: At, sent?: Sent) => {
  const space = visit.context.req.query('space');
  const view = await look(visit, member, (looking) => languageCheckView(looking, at, space));
  if (!view) return visit.notFound();
  return visit.page(
    <LanguageCheckPage frame={visit.frame} view={view} sent={sent} done={visit.done} />,
    sent ? 422 : 200,
  );
};

export const languageCheckRoutes = (doors: Doors): void => {
  doors.member(routes.languageCheck, (visit, at, member) => show(visit, member, at));
  doors.member(routes.readCheck, async (visit, at, member) =>
    submit(
      visit,
      member,
      {
        form: await visit.form(nothing),
        name: 'read',
        to: routes.languageCheck.url(at),
        done: 'checkRead',
        work: () => (looking) => sayCheckRead(looking, at.statement, at.wording),
      },
      (sent) => show(visit, member, at, sent),
    ),
  );
  doors.member(routes.silenceRule, async (visit, at, member) =>
    submit(
      visit,
      member,
      {
        form: await visit.form(silencing),
        name: 'silence',
        to: routes.languageCheck.url(at),
        done: 'ruleSilenced',
        work: (values) => (looking) => silenceRule(looking, at.statement, { ...values, wording: at.wording }),
      },
      (sent) => show(visit, member, at, sent),
    ),
  );
  doors.member(routes.hearRule, async (visit, { silenced, ...at }, member) =>
    submit(
      visit,
      member,
      {
        form: await visit.form(nothing),
        name: 'hear',
        to: routes.languageCheck.url(at),
        done: 'ruleHeard',
        work: () => (looking) => hearRule(looking, at, silenced),
      },
      (sent) => show(visit, member, at, sent),
    ),
  );
};
