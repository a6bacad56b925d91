import { note, noteSections, type Principle, principles } from '../../principles.ts';
import { routes } from '../../routes.ts';
import type { Frame } from '../frame.ts';
import { Card, Facts, Onward, Tag, type Tone } from '../parts/cards.tsx';
import { Page } from './layout.tsx';

const tones: Record<Principle['answer']['status'], Tone> = {
  enforced: 'good',
  partly: 'warn',
  'not-built': 'plain',
};

const Enforced = ({ frame, principle }: { frame: Frame; principle: Principle }) => {
  const { answer } = principle;
  if (answer.status === 'not-built') return null;
  return (
    <details>
      <summary>{frame.t('principles.where')}</summary>
      <ul>
        {answer.by.map(({ rule, refusal }) => (
          <li>
            <code translate="no">{rule}</code>
            <br />
            <span class="muted">
              {frame.t('principles.refusal')} <span lang="en">“{refusal.title}”</span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
};

const One = ({ frame, principle }: { frame: Frame; principle: Principle }) => {
  const { t } = frame;
  const { id, sections, answer } = principle;
  return (
    <Card
      id={id}
      overline={
        <>
          {id} <Tag tone={tones[answer.status]}>{t(`principles.status.${answer.status}`)}</Tag>
        </>
      }
      title={t(`principles.${id}.title`)}
    >
      <p>{t(`principles.${id}.says`)}</p>
      <Facts
        items={[
          {
            term: t('principles.answers'),
            fact: t(`principles.${id}.answer`),
          },
          {
            term: t('principles.section'),
            fact: <span lang="en">{sections.map((section) => noteSections[section]).join(' · ')}</span>,
          },
        ]}
      />
      <Enforced frame={frame} principle={principle} />
    </Card>
  );
};

/** The index of the program: each principle, its section of the note, and the rule and test that stand for it. */
export const PrinciplesPage = ({ frame }: { frame: Frame }) => {
  const { t } = frame;
  const count = (status: Principle['answer']['status']): number =>
    principles.filter(({ answer }) => answer.status === status).length;
  return (
    <Page
      frame={frame}
      title={t('principles.title')}
      here="principles"
      lead={
        <>
          <p>{t('principles.lead')}</p>
          <p class="muted">
            {t('principles.count', {
              enforced: count('enforced'),
              partly: count('partly'),
              notBuilt: count('not-built'),
            })}
          </p>
        </>
      }
    >
      <p>
        {t('principles.source')} {note.by}, <cite lang="en">{note.title}</cite>,{' '}
        <a href={note.address} rel="noreferrer">
          {note.address.replace('https://', '')}
        </a>
      </p>
      <Onward href={routes.claims.url()}>{t('claims.title')}</Onward>
      {principles.map((principle) => (
        <One frame={frame} principle={principle} />
      ))}
    </Page>
  );
};
