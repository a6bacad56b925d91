import { z } from 'zod';
import { communityKey, currentVocabulary, languageCode, regionKey } from '../language/vocabulary.ts';
import { routes } from '../routes.ts';
import { decideOnce, respond } from '../web/decideOnce.ts';
import { withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import { choice, line, many } from '../web/form.ts';
import type { SignedIn, Visit } from '../web/visit.ts';
import { type CameBack, cameBack, fresh, statusOf } from './cameBack.tsx';
import { ProfilePage } from './profilePage.tsx';
import { changeProfile } from './rules.ts';
import { OrganisationReader, OrganisationWriter } from './store.ts';

const profileForm = z.strictObject({
  name: line(120),
  communities: many(communityKey),
  regions: many(regionKey),
  languages: many(languageCode),
  listed: choice(['no', 'yes']),
});

const show = async (
  visit: Visit,
  member: SignedIn,
  state: CameBack = fresh,
  status: 200 | 403 | 422 = 200,
) => {
  const organisation = await visit.within((tx) =>
    new OrganisationReader(tx).organisation(member.organisation.id),
  );
  if (!organisation) return visit.notFound();
  return visit.page(
    <ProfilePage frame={visit.frame} member={member} organisation={organisation} state={state} />,
    status,
  );
};

export const profileRoutes = (doors: Doors): void => {
  doors.member(routes.profile, (visit, { organisation }, member) =>
    organisation === member.organisation.id ? show(visit, member) : visit.notFound(),
  );

  doors.member(routes.changeProfile, async (visit, { organisation }, member) => {
    if (organisation !== member.organisation.id) return visit.notFound();
    const form = await visit.form(profileForm);
    if (!form.ok) return show(visit, member, form, 422);
    const { listed, ...said } = form.values;
    const decided = await decideOnce(visit, form.act, async (tx) => {
      const ruling = changeProfile(member, said);
      if (!ruling.ok) return ruling;
      await new OrganisationWriter(tx).changeProfile(organisation, {
        ...said,
        vocabulary: currentVocabulary,
        listed: listed === 'yes',
      });
      return { ok: true, to: withDone(routes.organisation.url({ organisation }), 'profileSaved') };
    });
    return respond(visit, decided, (refusal) =>
      show(visit, member, cameBack(visit.t, form.typed, refusal), statusOf(refusal)),
    );
  });
};
