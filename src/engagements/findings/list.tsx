import { Fragment } from 'hono/jsx';
import { type Severity, severities } from '../../kernel/finding.ts';
import { type Provenance, sources } from '../../kernel/provenance.ts';
import type { Frame } from '../../web/frame.ts';
import { PrincipleLink, type Tone } from '../../web/parts/cards.tsx';
import { type PlanFinding, planRuleNames, planRules } from '../checks/ruleTable.ts';
import { placeOf, sectionNames } from '../plan/form/findingPlace.ts';
import { nameOf } from '../plan/form/labels.ts';
import { findingInWords } from './words.ts';

const toneOf: Record<Severity, Tone> = { block: 'stop', warn: 'warn', info: 'plain' };
const topics = ['seats', 'asked', 'say', 'time', 'pay', 'after'] as const;

const idOf = (number: number): string => `finding-${number}`;

/** Where the rule comes from: a default of ours is shown as ours. */
const From = ({ frame: { t }, of: { mark, source } }: { frame: Frame; of: Provenance }) => {
  const known = t(`vocabulary.mark.${mark}`);
  return (
    <span>{source ? t('engagement.findings.source', { known, title: sources[source].title }) : known}</span>
  );
};

/** A field or a block by its own name, else the section it stands in. */
const placeName = ({ t }: Frame, id: string): string | undefined => {
  const section = sectionNames.find((name) => name === id);
  return section ? t(`engagement.plan.section.${section}`) : nameOf(t, id);
};

type Numbered = { finding: PlanFinding; number: number };

/** More than anybody mends at once. What is left shows when these are mended (C55). */
export const mostFindings = 200;

/** Those that a page shows, what stops the plan first; each keeps its number. */
const shownOf = (findings: readonly PlanFinding[]): Numbered[] => {
  const numbered = findings.map((finding, index): Numbered => ({ finding, number: index + 1 }));
  return severities
    .flatMap((severity) => numbered.filter(({ finding }) => finding.severity === severity))
    .slice(0, mostFindings);
};
/**
 * Under which heading one stands: by how grave it is, or that both sides signed that it may stay, so that what is said to
 * stop the plan is what is listed as stopping it.
 */
const headings = ['block', 'signed', 'warn', 'info'] as const;
type Heading = (typeof headings)[number];
const headingOf = ({ finding }: Numbered, signed: readonly PlanFinding[]): Heading =>
  signed.includes(finding) ? 'signed' : finding.severity;

type ItemProps = Numbered & { frame: Frame; linked: boolean };

const Item = ({ frame, finding, number, linked }: ItemProps) => {
  const { says, way, lesson } = findingInWords(finding, frame.t, frame.language);
  const place = placeOf(finding.subject);
  const name = place && placeName(frame, place);
  return (
    <li class={`found ${toneOf[finding.severity]}`} id={idOf(number)}>
      <p class="strong">{says}</p>
      <p>{way}</p>
      {lesson && <p>{lesson}</p>}
      <p class="hint">
        {name && (linked ? <a href={`#${place}`}>{name}</a> : <span>{name}</span>)}
        <PrincipleLink frame={frame} id={finding.principle} />
        <From frame={frame} of={planRules[finding.rule]} />
      </p>
    </li>
  );
};

/** Nothing was found: what was looked for, and that this is not the whole of a good partnership. */
const Nothing = ({ frame: { t } }: { frame: Frame }) => (
  <div class="found good">
    <p class="strong">{t('engagement.findings.none')}</p>
    <p>{t('engagement.findings.looked', { count: planRuleNames.length })}</p>
    <ul>
      {topics.map((topic) => (
        <li>{t(`engagement.findings.topic.${topic}`)}</li>
      ))}
    </ul>
    <p>{t('engagement.findings.noProof')}</p>
  </div>
);

type FindingsProps = {
  frame: Frame;
  findings: readonly PlanFinding[];
  /** Those that both sides signed may stay. */
  signed?: readonly PlanFinding[];
  /** The form is on the same page: each finding leads to its place in it. */
  linked?: boolean;
};

/** What the checks say of a plan, what stops it first: what is so, why it matters, and the way forward. */
export const FindingsList = ({ frame, findings, signed = [], linked = false }: FindingsProps) => {
  const { t } = frame;
  const shown = shownOf(findings);
  const listed = Map.groupBy(shown, (one) => headingOf(one, signed));
  const more = findings.length - shown.length;
  return (
    <section class="findings" aria-labelledby="findings">
      <h2 id="findings" tabindex={-1} autofocus={linked || undefined}>
        {t('engagement.findings.title')}
      </h2>
      {findings.length === 0 && <Nothing frame={frame} />}
      {headings.map((heading) => {
        const under = listed.get(heading) ?? [];
        if (under.length === 0) return null;
        return (
          <Fragment>
            <h3>{t(`engagement.findings.severity.${heading}`, { count: under.length })}</h3>
            <ul>
              {under.map((one) => (
                <Item frame={frame} linked={linked} {...one} />
              ))}
            </ul>
          </Fragment>
        );
      })}
      {more > 0 && <p>{t('engagement.findings.more', { count: more })}</p>}
    </section>
  );
};

const Note = ({ frame, finding, number }: Omit<ItemProps, 'linked'>) => (
  <p class={`found ${toneOf[finding.severity]}`}>
    <b>{frame.t(`engagement.findings.mark.${finding.severity}`)}</b>{' '}
    {findingInWords(finding, frame.t, frame.language).says}{' '}
    <a href={`#${idOf(number)}`}>{frame.t('engagement.findings.way')}</a>
  </p>
);

/** The same findings, at the fields they are about. */
export const notesOf = (frame: Frame, findings: readonly PlanFinding[]) => {
  const placed = Map.groupBy(shownOf(findings), ({ finding }) => placeOf(finding.subject) ?? '');
  return new Map(
    [...placed].map(([id, group]) => [
      id,
      <>
        {group.map((one) => (
          <Note frame={frame} {...one} />
        ))}
      </>,
    ]),
  );
};
