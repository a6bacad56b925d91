import { DateField, TextField } from '../../web/forms/fields.tsx';
import type { Frame } from '../../web/frame.ts';
import { Contents as Index, Part } from '../../web/parts/sections.tsx';
import { PowerSteps } from '../powerMap/steps.tsx';
import { CommitmentFields } from './commitments/fields.tsx';
import { EndingFields, type Filled, SendingFields, TermFields } from './fields.tsx';
import { PartyFields } from './partyFields.tsx';
import { PowerFields } from './powerFields.tsx';
import type { ProposalFormView } from './view.ts';

type Props = { frame: Frame; view: ProposalFormView };
type Section = 'who' | 'terms' | 'review' | 'power' | 'commitments' | 'ending' | 'sending';

const agreementSections = ['who', 'terms', 'review', 'power', 'commitments', 'sending'] as const;
const endingSections = ['ending', 'sending'] as const;

const sectionsOf = ({ change }: ProposalFormView): readonly Section[] =>
  change === 'ending' ? endingSections : agreementSections;

const titleOf = (frame: Frame, name: Section): string => frame.t(`partnership.form.section.${name}`);

export const Contents = ({ frame, view }: Props) => (
  <Index
    title={frame.t('partnership.form.contents')}
    items={sectionsOf(view).map((name) => ({ id: name, label: titleOf(frame, name) }))}
  />
);

export type FieldsProps = Filled & { view: ProposalFormView; chosen: readonly string[] };

const AgreementFields = ({ view, chosen, ...filled }: FieldsProps) => {
  const { frame, field } = filled;
  return (
    <>
      <Part id="who" title={titleOf(frame, 'who')}>
        <TextField {...field('title')} hint={frame.t('partnership.form.titleHint')} />
        <PartyFields {...filled} view={view} chosen={chosen} />
      </Part>
      <Part id="terms" title={titleOf(frame, 'terms')}>
        <p>{frame.t('terms.suggestion')}</p>
        <TermFields {...filled} />
      </Part>
      <Part id="review" title={titleOf(frame, 'review')}>
        <DateField {...field('reviewOn')} hint={frame.t('terms.review.hint')} min={view.today} />
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
