/**
 * How sure we are of a published fact. F: found in a public source. F~: found in part, or the step to the rule
 * is ours. G: general knowledge, unconfirmed. P: our proposal, editable. S: stated in the briefing note itself.
 */
export const marks = ['F', 'F~', 'G', 'P', 'S'] as const;
export type Mark = (typeof marks)[number];

/** Where the facts were found. Ids are kept for good; an entry names what it is and where it was read. */
export const sources = {
  L1: {
    title:
      'WHO, Consolidated guidelines on HIV prevention, diagnosis, treatment and care for key populations, 2016',
    address: 'ncbi.nlm.nih.gov/books/n/who246200/ch1',
  },
  L2: { title: 'UNAIDS, Key populations', address: 'unaids.org/en/topic/key-populations' },
  L3: {
    title: 'UNAIDS Terminology Guidelines, 2015, as quoted by the HIV Language Compendium',
    address: 'hivlanguagecompendium.org/intergovernmental-evidence/2015-unaids-terminology-guidelines.html',
  },
  L4: { title: 'UNFPA, One Voice, entries 63 and 75', address: 'onevoice.unfpa.org' },
  L5: {
    title: 'WHO SMART Guidelines HIV 0.4.4, value set HIV.B.DE50',
    address: 'build.fhir.org/ig/DIGI-UW/smart-hiv/ValueSet-HIV.B.DE50.html',
  },
  S5: {
    title: 'Red Umbrella Fund, What does sex worker-led mean?',
    address: 'redumbrellafund.org/faqs/what-does-sex-worker-led-mean/',
  },
  S6: {
    title: 'UNAIDS PCB NGO Delegation, report to the 55th meeting',
    address: 'unaidspcbngo.org/fr/?p=3326',
  },
  S7: { title: 'NSWP, Membership and governance', address: 'd8dev.nswp.org/membership-and-governance' },
  S46: {
    title: 'Jopwell, Diversity do’s and don’ts for conference organizers',
    address: 'jopwell.com/thewell/posts/diversity-do-s-and-dont-s-for-conference-organizers',
  },
  S49a: {
    title: 'Feminist Alliance for Rights, Statement of Inclusion, 2020',
    address: 'feministallianceforrights.org/blog/2020/06/11/statement-of-inclusion/',
  },
  P2: {
    title: 'BC Centre for Disease Control, Peer payment standards for short-term engagements, 2018',
    address: 'bcsupportunit.ca/resources/peer-payment-standards-short-term-engagements',
  },
  P4: {
    title: 'NIHR, Public contributor payment policy',
    address: 'nihr.ac.uk/documents/nihr-public-contributor-payment-policy/31626',
  },
  P11: {
    title: 'NPC, Frequently asked questions: paying experts by experience, 2024',
    address: 'thinknpc.org/blog/faq-paying-experts-by-experience/',
  },
} as const;
export type SourceId = keyof typeof sources;

/** Shown beside the fact: "our default" for P, "unconfirmed" for G, and where it was found for the others. */
export type Provenance = { mark: Mark; source?: SourceId };
