import type { Outcome } from '../../kernel/outcome.ts';
import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { DisabledAction, ErrorSummary, Form, Submit } from '../../web/forms/form.tsx';
import type { Typed } from '../../web/forms/parse.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Notice, Onward } from '../../web/parts/cards.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { refusalInWords } from '../../web/words/refusals.ts';
import { sayNames, trailTo } from '../words.ts';
import type { Filled } from './fields.tsx';
import { proposalFields } from './form.ts';
import { labelsOf } from './labels.ts';
import { Contents, type FieldsProps, ProposalSections } from './sections.tsx';
import { startOf } from './start.ts';
import type { ProposalFormView } from './view.ts';

type Props = { frame: Frame; view: ProposalFormView };
/** Which words the page uses: what is proposed, or that it is an amendment of it. */
const wordsOf = ({ change, decision }: ProposalFormView) => {
  if (change === 'ending')
    return { title: 'end', lead: 'ending', submit: decision ? 'amendment' : 'ending' } as const;
  if (decision) return { title: 'amend', lead: 'amendment', submit: 'amendment' } as const;
  if (change === 'founding') return { title: 'founding', lead: 'founding', submit: 'founding' } as const;
  return { title: 'change', lead: 'agreement', submit: 'agreement' } as const;
};

const seenBy = ({ frame, view }: Props): string => {
  const organisations = sayNames(frame, view.parties);
  if (view.candidates.length === 0) return frame.t('partnership.see.members', { organisations });
  return frame.t(`partnership.see.${view.change === 'founding' ? 'founding' : 'widening'}`, {
    organisations,
  });
};

const Instead = ({ frame, view }: Props) => {
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

const textIn = (value: Typed[string] | undefined): string => (typeof value === 'string' ? value : '');

/** What stands in each field: what was typed, or what the form starts from. */
const filledFrom = ({ frame, view }: Props, returned: ReturnedForm | undefined): Filled => {
  const values = startOf(view, frame.t);
  const typed = returned?.typed ?? values;
  const problems = returned?.problems ?? {};
  const labels = labelsOf(frame.t, Object.keys(problems));
  return {
    frame,
    problems,
    typed,
    value: (field) => textIn(typed[field]),
    list: (field) => [typed[field] ?? []].flat(),
    field: bound(frame, returned, { action: view.action, fields: proposalFields, labels, values }),
  };
};

type ProposalProps = Props & {
  /** Could it be allowed at all? Shown before anybody types. */
  may?: Outcome;
  returned?: ReturnedForm | undefined;
};

export const ProposalPage = ({ frame, view, may, returned }: ProposalProps) => {
  const { t } = frame;
  const filled = filledFrom({ frame, view }, returned);
  const words = wordsOf(view);
  const refused = may && !may.ok && !returned ? refusalInWords(may, t) : undefined;
  return (
    <Page
      frame={frame}
      title={t(`partnership.form.${words.title}`)}
      lead={t(`partnership.form.lead.${words.lead}`)}
      trail={trailTo(frame, view.partnership ? { id: view.partnership, title: view.title } : undefined)}
      here="partnerships"
      problem={Boolean(returned)}
      asideFirst
      aside={<Contents frame={frame} view={view} />}
    >
      {refused && (
        <Notice tone="warn">
          <p>{refused}</p>
        </Notice>
      )}
      <ErrorSummary {...filled.field.summary} problems={filled.problems} />
      <ProposalForm {...filled} view={view} chosen={filled.list('parties')} refused={refused} />
      <p>
        <Instead frame={frame} view={view} />
      </p>
    </Page>
  );
};
