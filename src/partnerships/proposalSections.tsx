import type { Child } from 'hono/jsx';
import { DateField, TextField } from '../web/fields.tsx';
import type { Frame } from '../web/frame.ts';
import { PartyFields } from './partyFields.tsx';
import { PowerFields } from './powerFields.tsx';
import { PowerSteps } from './powerSteps.tsx';
import { CommitmentFields, EndingFields, type Filled, SendingFields, TermFields } from './proposalFields.tsx';
import type { ProposalFormView } from './views.ts';

type Looking = { frame: Frame; view: ProposalFormView };
type Section = 'who' | 'terms' | 'review' | 'power' | 'commitments' | 'ending' | 'sending';

const agreementSections = ['who', 'terms', 'review', 'power', 'commitments', 'sending'] as const;
const endingSections = ['ending', 'sending'] as const;

const sectionsOf = ({ change }: ProposalFormView): readonly Section[] =>
  change === 'ending' ? endingSections : agreementSections;

const Part = ({ frame, name, children }: { frame: Frame; name: Section; children: Child }) => (
  <section class="part" aria-labelledby={name}>
    <h2 id={name}>{frame.t(`partnership.form.section.${name}`)}</h2>
    {children}
  </section>
);

export const Contents = ({ frame, view }: Looking) => (
  <nav class="contents" aria-labelledby="contents">
    <h2 id="contents">{frame.t('partnership.form.contents')}</h2>
    <ol>
      {sectionsOf(view).map((name) => (
        <li>
          <a href={`#${name}`}>{frame.t(`partnership.form.section.${name}`)}</a>
        </li>
      ))}
    </ol>
  </nav>
);

const Review = ({ frame, problems, value, today }: Filled & { today: string }) => (
  <DateField
    frame={frame}
    name="reviewOn"
    label={frame.t('terms.review.label')}
    hint={frame.t('terms.review.hint')}
    error={problems.reviewOn}
    value={value('reviewOn')}
    min={today}
  />
);

const TitleField = ({ frame, problems, value }: Filled) => (
  <TextField
    frame={frame}
    name="title"
    label={frame.t('partnership.form.titleLabel')}
    hint={frame.t('partnership.form.titleHint')}
    error={problems.title}
    value={value('title')}
    maxlength={120}
  />
);

export type FieldsProps = Filled & { view: ProposalFormView; chosen: readonly string[] };

const AgreementFields = ({ view, chosen, ...filled }: FieldsProps) => {
  const { frame } = filled;
  return (
    <>
      <Part frame={frame} name="who">
        <TitleField {...filled} />
        <PartyFields {...filled} view={view} chosen={chosen} />
      </Part>
      <Part frame={frame} name="terms">
        <p>{frame.t('terms.suggestion')}</p>
        <TermFields {...filled} />
      </Part>
      <Part frame={frame} name="review">
        <Review {...filled} today={view.today} />
      </Part>
      <Part frame={frame} name="power">
        <p>{frame.t('partnership.form.powerHint')}</p>
        <PowerSteps frame={frame} />
        <PowerFields {...filled} />
      </Part>
      <Part frame={frame} name="commitments">
        <p>{frame.t('partnership.form.commitmentsHint')}</p>
        <CommitmentFields {...filled} />
      </Part>
    </>
  );
};

/** All the fields, under the headings that the index names. */
export const ProposalSections = ({ view, chosen, ...filled }: FieldsProps) => (
  <>
    {view.change === 'ending' ? (
      <Part frame={filled.frame} name="ending">
        <EndingFields {...filled} today={view.today} />
      </Part>
    ) : (
      <AgreementFields {...filled} view={view} chosen={chosen} />
    )}
    <Part frame={filled.frame} name="sending">
      <SendingFields {...filled} />
    </Part>
  </>
);
