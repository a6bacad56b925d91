import { routes } from '../routes.ts';
import { TextField } from '../web/fields.tsx';
import { ActionButton, Form } from '../web/forms.tsx';
import { Card, Onward, Tag } from '../web/parts.tsx';
import type { NamedAskable } from './askableStore.ts';
import { readsDraft } from './draft.ts';
import type { SeenGroups } from './groupsPage.tsx';
import { mayAskFor } from './rules.ts';
import { problemIn, sayGroup, sayList, typedIn } from './statementWords.ts';

/** One that was found: asked for each listed group that it is led by, or onto the draft for none. P12 */
const Found = ({ frame, view, one }: SeenGroups & { one: NamedAskable }) => {
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
export const FindOrganisation = (seen: SeenGroups) => {
  const { frame, view, sent } = seen;
  const { t } = frame;
  if (!view.may.lead.ok) return null;
  const own = view.me.organisation;
  return (
    <section class="part" id="find">
      <h2>{t('statementFind.title')}</h2>
      {view.found?.map((one) => (
        <Found {...seen} one={one} />
      ))}
      {view.found?.length === 0 && <p class="strong">{t('statementFind.none')}</p>}
      <Form
        frame={frame}
        action={routes.findToAsk.url({ statement: view.facts.id })}
        submit={t('statementFind.submit')}
        variant="quiet"
      >
        <TextField
          frame={frame}
          name="name"
          label={t('statementFind.name')}
          hint={t('statementFind.hint')}
          error={problemIn(sent, 'find', 'name')}
          value={typedIn(sent, 'find', 'name')}
          maxlength={120}
          size={28}
        />
      </Form>
      <p>{t('statementFind.notHere')}</p>
      <Onward href={routes.invitations.url({ organisation: own })}>{t('statementFind.link')}</Onward>
    </section>
  );
};
