import type { Child } from 'hono/jsx';
import type { Frame } from '../web/frame.ts';
import { Contents, Part } from '../web/sections.tsx';
import { type PlanSection, planSections } from './findingPlace.ts';
import { OrganisationFields } from './organisationFields.tsx';
import { PayFields } from './payFields.tsx';
import { AfterFields, CommunityFields, OccasionFields, SeenFields, WhenFields } from './planFields.tsx';
import type { PlanFilled } from './planParts.tsx';
import { Seats } from './seatFields.tsx';

const introOf = ({ t }: Frame, section: PlanSection): string | undefined => {
  switch (section) {
    case 'communities':
    case 'organisations':
    case 'pay':
    case 'seats':
      return t(`engagement.plan.intro.${section}`);
    default:
      return undefined;
  }
};

const fieldsOf = (filled: PlanFilled, section: PlanSection): Child => {
  switch (section) {
    case 'occasion':
      return <OccasionFields {...filled} />;
    case 'communities':
      return <CommunityFields {...filled} />;
    case 'when':
      return <WhenFields {...filled} />;
    case 'seen':
      return <SeenFields {...filled} />;
    case 'after':
      return <AfterFields {...filled} />;
    case 'organisations':
      return <OrganisationFields {...filled} />;
    case 'pay':
      return <PayFields {...filled} />;
    case 'seats':
      return <Seats {...filled} />;
  }
};

const Section = ({ filled, section }: { filled: PlanFilled; section: PlanSection }) => {
  const intro = introOf(filled.frame, section);
  return (
    <Part id={section} title={filled.frame.t(`engagement.plan.section.${section}`)}>
      {intro && <p>{intro}</p>}
      {filled.notes.get(section)}
      {fieldsOf(filled, section)}
    </Part>
  );
};

/** `known`: the organisations are facts, so the form has no section in which they could be typed. */
type Sections = { known: boolean };
const shown = ({ known }: Sections): readonly PlanSection[] =>
  planSections.filter((section) => !known || section !== 'organisations');

/** All the fields of a plan, under the headings that the index names. */
export const PlanSections = ({ filled, known }: Sections & { filled: PlanFilled }) => (
  <>
    {shown({ known }).map((section) => (
      <Section filled={filled} section={section} />
    ))}
  </>
);

export const PlanContents = ({ frame, known }: Sections & { frame: Frame }) => (
  <Contents
    title={frame.t('engagement.plan.contents')}
    items={[...shown({ known }), 'finish' as const].map((id) => ({
      id,
      label: frame.t(`engagement.plan.section.${id}`),
    }))}
  />
);
