import type { Child } from 'hono/jsx';
import type { Frame } from '../../../web/frame.ts';
import { Contents, Part } from '../../../web/parts/sections.tsx';
import { Communities, Days, Organisations, Rates } from './blocks.tsx';
import { Fields } from './controls.tsx';
import type { Group } from './fields.ts';
import { isRowKind, type PlanSection, planSections, sectionNames } from './findingPlace.ts';
import type { PlanFilled } from './parts.tsx';
import { Seats } from './seats.tsx';
import type { RowKind } from './sheet.ts';

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

const drawn: Record<RowKind, (filled: PlanFilled) => Child> = {
  community: Communities,
  day: Days,
  organisation: Organisations,
  rate: Rates,
  seat: Seats,
};

const Drawn = ({ filled, part }: { filled: PlanFilled; part: Group | RowKind }) =>
  isRowKind(part) ? <>{drawn[part](filled)}</> : <Fields filled={filled} group={part} />;

const Section = ({ filled, section }: { filled: PlanFilled; section: PlanSection }) => {
  const intro = introOf(filled.frame, section);
  return (
    <Part id={section} title={filled.frame.t(`engagement.plan.section.${section}`)}>
      {intro && <p>{intro}</p>}
      {filled.notes.get(section)}
      {planSections[section].map((part) => (
        <Drawn filled={filled} part={part} />
      ))}
    </Part>
  );
};

/** `known`: the organisations are facts, so the form has no section in which they could be typed. */
type Sections = { known: boolean };
const shown = ({ known }: Sections): readonly PlanSection[] =>
  sectionNames.filter((section) => !known || section !== 'organisations');

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
