import { routes } from '../../src/routes.ts';
import { tellAssessments } from './assessmentStory.ts';
import { type Cast, firstId, idsIn } from './cast.ts';
import { tellEngagements } from './engagementStory.ts';
import { tellStatements } from './statementStory.ts';

/** Opens a proposal as somebody would: the form as it stands, but for these fields. */
const propose = async (
  cast: Cast,
  by: string,
  partnership: string,
  fields: Record<string, string>,
): Promise<string> => {
  const visitor = await cast.as(by);
  const ending = fields.kind === 'ending' ? '?change=ending' : '';
  await visitor.get(routes.newProposal.url({ partnership }) + ending);
  const shown = await visitor.submit(routes.propose.url({ partnership }), fields);
  if (shown.status !== 200) throw new Error(`not proposed: ${shown.text}`);
  return firstId(shown, 'decisions');
};

/** A partnership that is proposed, agreed, and left by the ally. */
const leftBehind = async (cast: Cast): Promise<string> => {
  const [amani, anders] = [await cast.as('Amani'), await cast.as('Anders')];
  const form = await amani.get(routes.newPartnership.url());
  const terms = form
    .form(routes.proposePartnership.url())
    .filter(([name]) => name.startsWith('term-'))
    .map(([name, text]) => [name, text.replace(/\[[^\]]*\]/g, 'both of us')] as const);
  await amani.submit(routes.proposePartnership.url(), {
    ...Object.fromEntries(terms),
    title: 'A small fund for travel',
    parties: await cast.organisationOf('Anders'),
  });
  const partnership = firstId(await anders.get(routes.partnerships.url()), 'partnerships');
  const decision = firstId(await anders.get(routes.partnership.url({ partnership })), 'decisions');
  await anders.get(routes.decision.url({ partnership, decision }));
  await anders.submit(routes.consent.url({ partnership, decision }));
  await anders.get(routes.leaving.url({ partnership }));
  await anders.submit(routes.leavePartnership.url({ partnership }));
  return partnership;
};

/** What the example network leaves out, and somebody will meet one day. */
export const tell = async (cast: Cast) => {
  const [amani, luz] = [await cast.as('Amani'), await cast.as('Luz')];
  const partnership = firstId(await amani.get(routes.partnerships.url()), 'partnerships');
  const [open = '', ...closed] = idsIn(await amani.get(routes.partnership.url({ partnership })), 'decisions');
  const proposed = firstId(await luz.get(routes.partnerships.url()), 'partnerships');
  const version = firstId(await amani.get(routes.decision.url({ partnership, decision: open })), 'versions');
  const founding = firstId(await luz.get(routes.partnership.url({ partnership: proposed })), 'decisions');

  const hurried = await propose(cast, 'Helen', partnership, { windowDays: '2', title: 'Safe at work' });
  const slow = await propose(cast, 'Amani', partnership, {
    windowDays: '60',
    title: 'Safe at work, heard everywhere',
  });
  const ending = await propose(cast, 'Robin', partnership, {
    kind: 'ending',
    reason: 'The work is done.',
    lastDay: '2027-06-30',
  });
  const wider = await propose(cast, 'Amani', partnership, { parties: await cast.organisationOf('Luz') });
  // Their yes shows it to those who are asked in.
  const robin = await cast.as('Robin');
  await robin.get(routes.decision.url({ partnership, decision: wider }));
  await robin.submit(routes.consent.url({ partnership, decision: wider }));
  await amani.get(routes.decision.url({ partnership, decision: open }));
  await amani.submit(routes.object.url({ partnership, decision: open }), { reason: 'Not in one week.' });

  await cast.signIn('Amani');
  await amani.get(routes.record.url({ partnership }));
  await amani.submit(routes.holdCheckpoint.url({ partnership }));
  const wren = await cast.as('Wren');
  const host = { organisation: await cast.organisationOf('Wren') };
  const member = firstId(await wren.get(routes.members.url(host)), 'members');
  return {
    engagements: await tellEngagements(cast, partnership),
    assessments: await tellAssessments(cast, partnership),
    statements: await tellStatements(cast),
    partnership,
    version,
    decisions: { open, closed, hurried, slow, ending, wider },
    proposed,
    founding,
    left: await leftBehind(cast),
    member,
    links: {
      member: await cast.link('Wren', { kind: 'person', role: 'member' }),
      organisation: await cast.link('Wren', { kind: 'organisation', organisationKind: 'ally' }),
      introduction: await cast.link('Wren', { kind: 'introduction' }),
    },
  };
};
export type Story = Awaited<ReturnType<typeof tell>>;
