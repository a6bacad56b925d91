import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { TextField } from '../../web/forms/fields.tsx';
import { ActionButton, Form } from '../../web/forms/form.tsx';
import { Card, Onward, Tag } from '../../web/parts/cards.tsx';
import { readsDraft } from '../draft.ts';
import type { StatementProps } from '../parts.tsx';
import { sayGroup, sayList } from '../words.ts';
import type { NamedAskable } from './askableStore.ts';
import { findFields } from './form.ts';
import { mayAskFor } from './rules.ts';
import type { GroupsView } from './view.ts';

export type GroupsProps = Omit<StatementProps, 'view'> & { view: GroupsView };

/** One that was found: asked for each listed group that it is led by, or onto the draft for none. P12 */
const Found = ({ frame, view, one }: GroupsProps & { one: NamedAskable }) => {
  const { t } = frame;
  const { id: statement, groups, drafters } = view.facts;
  const { organisation, name, ledBy } = one;
  const isOn = drafters.some((drafter) => drafter.organisation === organisation && readsDraft(drafter));
  const led = groups.filter((group) => mayAskFor(one, group));
  return (
    <Card
      level={3}
      title={name}
      overline={isOn ? <Tag tone="good">{t('statement.groups.isAsked')}</Tag> : undefined}
    >
      <p>
        {ledBy.length > 0
          ? t('statementFind.ledBy', {
              groups: sayList(
                frame,
                ledBy.map((key) => sayGroup(frame, key)),
              ),
            })
          : t('statementFind.ledByNone')}
      </p>
      {!isOn && (
        <div class="row">
          {led.map((group) => (
            <ActionButton
              frame={frame}
              action={routes.askOnto.url({ statement })}
              label={t('statementFind.askFor', { group: sayGroup(frame, group) })}
              fields={{ organisation, group }}
            />
          ))}
          {led.length === 0 && (
            <ActionButton
              frame={frame}
              action={routes.askOnto.url({ statement })}
              label={t('statement.groups.askSubmit')}
              fields={{ organisation }}
            />
          )}
        </div>
      )}
    </Card>
  );
};

/** Organisations beyond those she knows: the listed ones by name, the others by a link that a steward hands over. P9, P12 */
export const FindOrganisation = (seen: GroupsProps) => {
  const { frame, view, returned } = seen;
  const { t } = frame;
  if (!view.may.lead.ok) return null;
  const own = view.me.organisation;
  const action = routes.findToAsk.url({ statement: view.facts.id });
  const labels = { name: t('statementFind.name') };
  const f = bound(frame, returned, { action, fields: findFields, labels });
  return (
    <section class="part" id="find">
      <h2>{t('statementFind.title')}</h2>
      {view.found?.map((one) => (
        <Found {...seen} one={one} />
      ))}
      {view.found?.length === 0 && <p class="strong">{t('statementFind.none')}</p>}
      <Form frame={frame} action={action} submit={t('statementFind.submit')} variant="quiet">
        <TextField {...f('name')} hint={t('statementFind.hint')} size={28} />
      </Form>
      <p>{t('statementFind.notHere')}</p>
      <Onward href={routes.invitations.url({ organisation: own })}>{t('statementFind.link')}</Onward>
    </section>
  );
};
