import { routes } from '../routes.ts';
import type { Problems, Typed } from '../web/form.ts';
import { DisabledAction, ErrorSummary, Form, Submit } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Page } from '../web/layout.tsx';
import { Notice, Onward } from '../web/parts.tsx';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import { sayNames, trailTo } from './inWords.ts';
import type { Filled } from './proposalFields.tsx';
import { labelsOf } from './proposalLabels.ts';
import { Contents, type FieldsProps, ProposalSections } from './proposalSections.tsx';
import { startOf } from './proposalStart.ts';
import type { ProposalFormView } from './views.ts';

type Looking = { frame: Frame; view: ProposalFormView };
/** Which words the page uses: what is proposed, or that it is an amendment of it. */
const wordsOf = ({ change, decision }: ProposalFormView) => {
  if (change === 'ending')
    return { title: 'end', lead: 'ending', submit: decision ? 'amendment' : 'ending' } as const;
  if (decision) return { title: 'amend', lead: 'amendment', submit: 'amendment' } as const;
  if (change === 'founding') return { title: 'founding', lead: 'founding', submit: 'founding' } as const;
  return { title: 'change', lead: 'agreement', submit: 'agreement' } as const;
};

const seenBy = ({ frame, view }: Looking): string => {
  const organisations = sayNames(frame, view.parties);
  if (view.candidates.length === 0) return frame.t('partnership.see.members', { organisations });
  return frame.t(`partnership.see.${view.change === 'founding' ? 'founding' : 'widening'}`, {
    organisations,
  });
};

const Instead = ({ frame, view }: Looking) => {
  const { partnership, change, decision } = view;
  if (!partnership || decision || change === 'founding') return null;
  return change === 'ending' ? (
    <Onward href={routes.leaving.url({ partnership })}>{frame.t('partnership.form.leaveInstead')}</Onward>
  ) : (
    <Onward href={`${routes.newProposal.url({ partnership })}?change=ending`}>
      {frame.t('partnership.form.endInstead')}
    </Onward>
  );
};

/** What came back after a problem, shown as it was typed; with nothing typed, why it would be refused. */
export type SentProposal = { typed: Typed; problems: Problems };

const textIn = (typed: Typed) => (field: string) => {
  const value = typed[field];
  return typeof value === 'string' ? value : '';
};

type FormProps = FieldsProps & { refused: string | undefined };

const ProposalForm = ({ refused, ...fields }: FormProps) => {
  const { frame, view, value } = fields;
  const label = frame.t(`partnership.form.submit.${wordsOf(view).submit}`);
  return (
    <Form frame={frame} action={view.action}>
      <input type="hidden" name="kind" value={view.change === 'ending' ? 'ending' : 'agreement'} />
      <input type="hidden" name="version" value={value('version')} />
      <ProposalSections {...fields} />
      <WhoCanSee frame={frame} now={seenBy({ frame, view })} seized={frame.t('partnership.see.seized')} />
      {refused ? <DisabledAction frame={frame} label={label} reason={refused} /> : <Submit label={label} />}
    </Form>
  );
};

export const ProposalPage = ({ frame, view, sent }: Looking & { sent?: SentProposal | undefined }) => {
  const { t } = frame;
  const came = sent && Object.keys(sent.typed).length > 0 ? sent : undefined;
  const typed = came?.typed ?? startOf(view, t);
  const filled: Filled = {
    frame,
    problems: came?.problems ?? {},
    typed,
    value: textIn(typed),
    list: (field) => [typed[field] ?? []].flat(),
  };
  const words = wordsOf(view);
  // Nothing was typed, and it would be refused: said before anybody writes a word.
  const refused = came ? undefined : sent?.problems.form;
  return (
    <Page
      frame={frame}
      title={t(`partnership.form.${words.title}`)}
      lead={t(`partnership.form.lead.${words.lead}`)}
      trail={trailTo(frame, view.partnership ? { id: view.partnership, title: view.title } : undefined)}
      here="partnerships"
      problem={Boolean(came)}
      asideFirst
      aside={<Contents frame={frame} view={view} />}
    >
      {refused && (
        <Notice tone="warn">
          <p>{refused}</p>
        </Notice>
      )}
      <ErrorSummary frame={frame} problems={filled.problems} labels={labelsOf(t, filled.problems)} />
      <ProposalForm {...filled} view={view} chosen={filled.list('parties')} refused={refused} />
      <p>
        <Instead frame={frame} view={view} />
      </p>
    </Page>
  );
};
