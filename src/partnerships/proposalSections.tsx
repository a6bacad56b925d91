import { DateField, TextField } from '../web/fields.tsx';
import type { Frame } from '../web/frame.ts';
import { Contents as Index, Part } from '../web/sections.tsx';
import { CommitmentFields } from './commitmentFields.tsx';
import { PartyFields } from './partyFields.tsx';
import { PowerFields } from './powerFields.tsx';
import { PowerSteps } from './powerSteps.tsx';
import { EndingFields, type Filled, SendingFields, TermFields } from './proposalFields.tsx';
import type { ProposalFormView } from './views.ts';

type Looking = { frame: Frame; view: ProposalFormView };
type Section = 'who' | 'terms' | 'review' | 'power' | 'commitments' | 'ending' | 'sending';

const agreementSections = ['who', 'terms', 'review', 'power', 'commitments', 'sending'] as const;
const endingSections = ['ending', 'sending'] as const;

const sectionsOf = ({ change }: ProposalFormView): readonly Section[] =>
  change === 'ending' ? endingSections : agreementSections;

const titleOf = (frame: Frame, name: Section): string => frame.t(`partnership.form.section.${name}`);

export const Contents = ({ frame, view }: Looking) => (
  <Index
    title={frame.t('partnership.form.contents')}
    items={sectionsOf(view).map((name) => ({ id: name, label: titleOf(frame, name) }))}
  />
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
      <Part id="who" title={titleOf(frame, 'who')}>
        <TitleField {...filled} />
        <PartyFields {...filled} view={view} chosen={chosen} />
      </Part>
      <Part id="terms" title={titleOf(frame, 'terms')}>
        <p>{frame.t('terms.suggestion')}</p>
        <TermFields {...filled} />
      </Part>
      <Part id="review" title={titleOf(frame, 'review')}>
        <Review {...filled} today={view.today} />
      </Part>
      <Part id="power" title={titleOf(frame, 'power')}>
        <p>{frame.t('partnership.form.powerHint')}</p>
        <PowerSteps frame={frame} />
        <PowerFields {...filled} />
      </Part>
      <Part id="commitments" title={titleOf(frame, 'commitments')}>
        <p>{frame.t('partnership.form.commitmentsHint')}</p>
        <CommitmentFields {...filled} view={view} />
      </Part>
    </>
  );
};

/** All the fields, under the headings that the index names. */
export const ProposalSections = ({ view, chosen, ...filled }: FieldsProps) => (
  <>
    {view.change === 'ending' ? (
      <Part id="ending" title={titleOf(filled.frame, 'ending')}>
        <EndingFields {...filled} today={view.today} />
      </Part>
    ) : (
      <AgreementFields {...filled} view={view} chosen={chosen} />
    )}
    <Part id="sending" title={titleOf(filled.frame, 'sending')}>
      <SendingFields {...filled} />
    </Part>
  </>
);
