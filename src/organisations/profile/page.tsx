import { communityKeys, languagesByName, regionKeys } from '../../language/vocabulary.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { bound } from '../../web/forms/bound.ts';
import { Checkboxes, Radios, TextField } from '../../web/forms/fields.tsx';
import { ErrorSummary, Form } from '../../web/forms/form.tsx';
import { RefusalNotice } from '../../web/forms/refusalNotice.tsx';
import { isWrong, type ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { IfAllowed } from '../allowed.tsx';
import { isSteward } from '../rules.ts';
import type { Organisation } from '../store.ts';
import { profileFields } from './form.ts';

type Props = {
  frame: Frame;
  member: SignedIn;
  organisation: Organisation;
  returned: ReturnedForm | undefined;
};

const whose = ({ kind }: Organisation) => (kind === 'community-led' ? 'ledBy' : 'worksWith');

const boundProfile = ({ frame, organisation, returned }: Props) => {
  const { t } = frame;
  return bound(frame, returned, {
    action: routes.changeProfile.url({ organisation: organisation.id }),
    fields: profileFields,
    labels: {
      name: t('organisations.profile.name'),
      communities: t(`organisations.profile.${whose(organisation)}`),
      regions: t('organisations.profile.regions'),
      languages: t('organisations.profile.languages'),
      listed: t('organisations.profile.listed'),
    },
    values: { ...organisation, listed: organisation.listed ? 'yes' : 'no' },
  });
};

type FieldsProps = { frame: Frame; organisation: Organisation; f: ReturnType<typeof boundProfile> };

const Choices = ({ frame: { t, language }, organisation, f }: FieldsProps) => (
  <>
    <div class="many">
      <Checkboxes
        {...f('communities')}
        optional={whose(organisation) === 'worksWith'}
        hint={t(`organisations.profile.${whose(organisation)}Hint`)}
        options={communityKeys.map((value) => ({ value, label: t(`vocabulary.community.${value}`) }))}
      />
    </div>
    <div class="many">
      <Checkboxes
        {...f('regions')}
        hint={t('organisations.profile.regionsHint')}
        options={regionKeys.map((value) => ({ value, label: t(`vocabulary.region.${value}`) }))}
      />
    </div>
    <div class="many">
      <Checkboxes
        {...f('languages')}
        options={languagesByName(language).map(({ code, name }) => ({ value: code, label: name }))}
      />
    </div>
  </>
);

const Listing = ({ frame: { t }, f }: Pick<FieldsProps, 'frame' | 'f'>) => (
  <Radios
    {...f('listed')}
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
);

export const ProfilePage = (props: Props) => {
  const { frame, member, organisation, returned } = props;
  const { t } = frame;
  const f = boundProfile(props);
  const at = { organisation: organisation.id };
  const label = t('organisations.profile.submit');
  return (
    <Page
      frame={frame}
      title={t('organisations.profile.title')}
      lead={t('organisations.profile.lead')}
      trail={[{ label: organisation.name, href: routes.organisation.url(at) }]}
      problem={isWrong(returned)}
    >
      <RefusalNotice frame={frame} returned={returned} title={t('organisations.refused')} />
      <ErrorSummary {...f.fieldSummary} />
      <IfAllowed frame={frame} outcome={isSteward(member)} label={label}>
        <Form frame={frame} action={routes.changeProfile.url(at)} submit={label}>
          <TextField {...f('name')} hint={t('organisations.profile.nameHint')} size={40} />
          <Choices frame={frame} organisation={organisation} f={f} />
          <Listing frame={frame} f={f} />
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
