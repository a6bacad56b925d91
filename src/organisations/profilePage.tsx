import { communityKeys, languagesByName, regionKeys } from '../language/vocabulary.ts';
import { routes } from '../routes.ts';
import { Checkboxes, Radios, TextField } from '../web/fields.tsx';
import { ErrorSummary, Form } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Page } from '../web/layout.tsx';
import type { SignedIn } from '../web/visit.ts';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import { type CameBack, IfAllowed, RefusalNotice, text } from './cameBack.tsx';
import { isSteward } from './rules.ts';
import type { Organisation } from './store.ts';

type Props = { frame: Frame; member: SignedIn; organisation: Organisation; state: CameBack };

const led = ({ kind }: Organisation) => (kind === 'community-led' ? 'ledBy' : 'worksWith');
const labelsOf = ({ t }: Frame, organisation: Organisation) => ({
  name: t('organisations.profile.name'),
  communities: t(`organisations.profile.${led(organisation)}`),
  regions: t('organisations.profile.regions'),
  languages: t('organisations.profile.languages'),
  listed: t('organisations.profile.listed'),
});

/** Fields as typed, or as saved: a form that came back without a box has it unticked. */
const Fields = ({ frame, organisation, state: { typed, problems } }: Omit<Props, 'member'>) => {
  const { t } = frame;
  const cameBack = Object.keys(typed).length > 0;
  const kept = (name: 'communities' | 'regions' | 'languages') =>
    cameBack ? typed[name] : organisation[name];
  const whose = led(organisation);
  return (
    <>
      <TextField
        frame={frame}
        name="name"
        label={t('organisations.profile.name')}
        hint={t('organisations.profile.nameHint')}
        error={problems.name}
        value={text(typed.name) ?? organisation.name}
        maxlength={120}
        size={40}
      />
      <div class="many">
        <Checkboxes
          frame={frame}
          name="communities"
          label={t(`organisations.profile.${whose}`)}
          hint={t(`organisations.profile.${whose}Hint`)}
          error={problems.communities}
          values={kept('communities')}
          optional={whose === 'worksWith'}
          options={communityKeys.map((value) => ({ value, label: t(`vocabulary.community.${value}`) }))}
        />
      </div>
      <div class="many">
        <Checkboxes
          frame={frame}
          name="regions"
          label={t('organisations.profile.regions')}
          hint={t('organisations.profile.regionsHint')}
          error={problems.regions}
          values={kept('regions')}
          optional
          options={regionKeys.map((value) => ({ value, label: t(`vocabulary.region.${value}`) }))}
        />
      </div>
      <div class="many">
        <Checkboxes
          frame={frame}
          name="languages"
          label={t('organisations.profile.languages')}
          error={problems.languages}
          values={kept('languages')}
          optional
          options={languagesByName(frame.language).map(({ code, name }) => ({ value: code, label: name }))}
        />
      </div>
      <Radios
        frame={frame}
        name="listed"
        label={t('organisations.profile.listed')}
        error={problems.listed}
        value={text(typed.listed) ?? (organisation.listed ? 'yes' : 'no')}
        options={[
          {
            value: 'no',
            label: t('organisations.profile.unlisted'),
            hint: t('organisations.profile.unlistedHint'),
          },
          {
            value: 'yes',
            label: t('organisations.profile.listedOption'),
            hint: t('organisations.profile.listedHint'),
          },
        ]}
      />
    </>
  );
};

export const ProfilePage = ({ frame, member, organisation, state }: Props) => {
  const { t } = frame;
  const { problems, refusal } = state;
  const label = t('organisations.profile.submit');
  return (
    <Page
      frame={frame}
      title={t('organisations.profile.title')}
      lead={t('organisations.profile.lead')}
      trail={[{ label: organisation.name, href: routes.organisation.url({ organisation: organisation.id }) }]}
      problem={Object.keys(problems).length > 0}
    >
      <RefusalNotice frame={frame} refusal={refusal} />
      <ErrorSummary frame={frame} problems={problems} labels={labelsOf(frame, organisation)} />
      <IfAllowed frame={frame} ruling={isSteward(member)} label={label}>
        <Form
          frame={frame}
          action={routes.changeProfile.url({ organisation: organisation.id })}
          submit={label}
        >
          <Fields frame={frame} organisation={organisation} state={state} />
          <p class="hint">{t('vocabulary.note')}</p>
          <WhoCanSee
            frame={frame}
            now={t('organisations.profile.now')}
            seized={t('organisations.profile.seized')}
            sealed={false}
          />
        </Form>
      </IfAllowed>
    </Page>
  );
};
