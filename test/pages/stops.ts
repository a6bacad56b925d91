import { script } from '../../src/checking/script.ts';
import { type RouteName, routes } from '../../src/routes.ts';
import { stylesheet } from '../../src/web/pages/assets.ts';
import { assessmentStops } from './assessmentStops.ts';
import type { Cast } from './cast.ts';
import { engagementStops } from './engagementStops.ts';
import { externalStops } from './externalStops.ts';
import { statementStops } from './statementStops.ts';
import type { Story } from './story.ts';

/**
 * Who looks at what. `press` sends a form that stands on that page, as it stands: its answer is what is looked at.
 * `status`: where another answer than 200 is meant.
 */
export type Stop = { as: string | null; path: string; press?: string; status?: number };
export type Stops = Partial<Record<RouteName, readonly Stop[]>>;

const nobody = 'A'.repeat(43);

const openStops = ({ links }: Story, setUpLink: string): Stops => ({
  front: [{ as: null, path: routes.front.url() }],
  principles: [
    { as: null, path: routes.principles.url() },
    { as: 'Amani', path: routes.principles.url() },
  ],
  claims: [{ as: null, path: routes.claims.url() }],
  held: [{ as: null, path: routes.held.url() }],
  asked: [{ as: null, path: routes.asked.url() }],
  procedure: [{ as: null, path: routes.procedure.url() }],
  // It is the host's alone.
  happened: ['Amani', 'Helen', 'Wren'].map((as) => ({ as, path: routes.happened.url() })),
  clock: [
    { as: 'Wren', path: routes.clock.url() },
    { as: 'Amani', path: routes.clock.url(), status: 404 },
  ],
  kept: [{ as: 'Amani', path: routes.kept.url() }],
  looking: ['Amani', 'Zuri', 'Helen', 'Wren'].map((as) => ({ as, path: routes.looking.url() })),
  style: [{ as: null, path: routes.style.url() }],
  styleParts: [{ as: null, path: routes.styleParts.url() }],
  checkEngagement: [{ as: null, path: routes.checkEngagement.url() }],
  checkStatement: [{ as: null, path: routes.checkStatement.url() }],
  signIn: [
    { as: null, path: routes.signIn.url() },
    { as: null, path: `${routes.signIn.url()}?done=signedOut` },
  ],
  recover: [{ as: null, path: routes.recover.url() }],
  setUp: [
    { as: null, path: setUpLink },
    { as: null, path: routes.setUp.url({ token: nobody }), status: 404 },
  ],
  join: [
    { as: null, path: routes.join.url({ token: nobody }), status: 404 },
    { as: null, path: links.member },
    { as: null, path: links.organisation },
    { as: null, path: links.introduction },
    { as: 'Zuri', path: links.member, status: 409 },
    { as: 'Mali', path: links.introduction },
  ],
  account: [
    { as: 'Amani', path: routes.account.url() },
    { as: 'Timur', path: routes.account.url(), press: routes.newRecoveryCode.url() },
  ],
  home: ['Amani', 'Zuri', 'Helen', 'Wren', 'Mali', 'Aigul'].map((as) => ({ as, path: routes.home.url() })),
});

const organisationStops = async (cast: Cast, { member }: Story): Promise<Stops> => {
  const [amani, helen, wren, aigul, juniper] = await Promise.all(
    ['Amani', 'Helen', 'Wren', 'Aigul', 'Juniper'].map(async (name) => ({
      organisation: await cast.organisationOf(name),
    })),
  );
  if (!amani || !helen || !wren || !aigul || !juniper) throw new Error('somebody is missing');
  const status = routes.status.url(amani);
  const search = routes.searchOrganisations.url();
  const links = routes.invitations.url(wren);
  return {
    organisations: [
      { as: 'Wren', path: routes.organisations.url() },
      { as: 'Helen', path: routes.organisations.url(), press: search, status: 422 },
    ],
    organisation: [
      { as: 'Amani', path: routes.organisation.url(amani) },
      { as: 'Amani', path: routes.organisation.url(helen) },
      { as: 'Helen', path: routes.organisation.url(amani) },
      { as: 'Helen', path: routes.organisation.url(helen) },
      { as: 'Nkechi', path: routes.organisation.url(helen) },
      { as: 'Wren', path: routes.organisation.url(juniper) },
      { as: 'Wren', path: routes.organisation.url(helen) },
    ],
    profile: ['Amani', 'Zuri'].map((as) => ({ as, path: routes.profile.url(amani) })),
    calendar: ['Amani', 'Zuri'].map((as) => ({ as, path: routes.calendar.url(amani) })),
    ownKeys: [{ as: 'Wren', path: routes.ownKeys.url(wren) }],
    members: [
      { as: 'Wren', path: routes.members.url(wren) },
      { as: 'Ilse', path: routes.members.url(wren) },
      {
        as: 'Wren',
        path: routes.members.url(wren),
        press: routes.issueRecovery.url({ ...wren, person: member }),
      },
    ],
    invitations: [
      { as: 'Wren', path: links },
      { as: 'Ilse', path: links },
      { as: 'Wren', path: links, press: routes.invite.url(wren) },
      { as: 'Mali', path: routes.invitations.url({ organisation: await cast.organisationOf('Mali') }) },
    ],
    status: [
      { as: 'Amani', path: status },
      { as: 'Wren', path: status },
      { as: 'Helen', path: status },
      { as: 'Zuri', path: `${status}?profile=RUF-2018` },
      { as: 'Amani', path: `${status}?profile=RUF-2018` },
      { as: 'Amani', path: `${status}?profile=UNAIDS` },
      { as: 'Aigul', path: routes.status.url(aigul) },
      { as: 'Juniper', path: routes.status.url(juniper) },
    ],
  };
};

const partnershipStops = ({ partnership, decisions, proposed, founding, left }: Story): Stops => {
  const decision = (as: string, id: string, of = partnership) => ({
    as,
    path: routes.decision.url({ partnership: of, decision: id }),
  });
  const changing = routes.newProposal.url({ partnership });
  const { open, closed, hurried, slow, ending, wider } = decisions;
  return {
    partnerships: ['Amani', 'Mali', 'Anders', 'Luz'].map((as) => ({ as, path: routes.partnerships.url() })),
    newPartnership: ['Amani', 'Helen', 'Mali'].map((as) => ({ as, path: routes.newPartnership.url() })),
    partnership: [
      { as: 'Amani', path: routes.partnership.url({ partnership }) },
      { as: 'Helen', path: routes.partnership.url({ partnership }) },
      { as: 'Luz', path: routes.partnership.url({ partnership: proposed }) },
      { as: 'Amani', path: routes.partnership.url({ partnership: left }) },
      { as: 'Anders', path: routes.partnership.url({ partnership: left }) },
    ],
    power: [
      { as: 'Helen', path: routes.power.url({ partnership }) },
      { as: 'Luz', path: routes.power.url({ partnership: proposed }) },
    ],
    newProposal: [
      { as: 'Amani', path: changing },
      { as: 'Amani', path: `${changing}?change=ending` },
      { as: 'Zuri', path: changing },
      { as: 'Luz', path: routes.newProposal.url({ partnership: proposed }), status: 404 },
    ],
    decision: [
      decision('Amani', open),
      decision('Helen', open),
      decision('Zuri', open),
      decision('Robin', hurried),
      decision('Helen', hurried),
      decision('Robin', slow),
      decision('Helen', ending),
      decision('Luz', wider),
      decision('Yusuf', founding, proposed),
      ...closed.map((id) => decision('Amani', id)),
    ],
    amendment: ['Amani', 'Helen'].map((as) => ({
      as,
      path: routes.amendment.url({ partnership, decision: open }),
    })),
    leaving: [
      { as: 'Amani', path: routes.leaving.url({ partnership }) },
      { as: 'Zuri', path: routes.leaving.url({ partnership }) },
    ],
    compareKeys: [{ as: 'Amani', path: routes.compareKeys.url({ partnership }) }],
    record: [
      { as: 'Amani', path: routes.record.url({ partnership }) },
      { as: 'Helen', path: `${routes.record.url({ partnership })}?check=1` },
      { as: 'Anders', path: routes.record.url({ partnership: left }) },
    ],
  };
};

/** What answers with a file or a word, not with a page. */
const otherStops = ({ partnership, decisions, version }: Story): Stops => ({
  health: [{ as: null, path: routes.health.url() }],
  source: [{ as: null, path: routes.source.url() }],
  robots: [{ as: null, path: routes.robots.url() }],
  icon: [{ as: null, path: routes.icon.url() }],
  script: [{ as: null, path: routes.script.url({ script: script?.file ?? '' }) }],
  stylesheet: [{ as: null, path: routes.stylesheet.url({ file: stylesheet.file }) }],
  exactText: [
    { as: 'Amani', path: routes.exactText.url({ partnership, decision: decisions.open, version }) },
  ],
  recordFile: [{ as: 'Amani', path: routes.recordFile.url({ partnership }) }],
  checkpointFile: [{ as: 'Amani', path: routes.checkpointFile.url({ partnership }) }],
});

/** `setUpLink` belongs to a host of its own that nobody has set up: it is a whole address. */
export const stopsOf = async (cast: Cast, story: Story, setUpLink: string): Promise<Stops> => ({
  ...openStops(story, setUpLink),
  ...(await organisationStops(cast, story)),
  ...partnershipStops(story),
  ...engagementStops(story.engagements),
  ...assessmentStops(story.assessments),
  ...(await statementStops(cast, story.statements)),
  ...(await externalStops(cast)),
  ...otherStops(story),
});
