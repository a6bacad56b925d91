import type { Enforcement } from './enforcement.ts';

/** Of what a text says, and whom it leaves out. */
export const inLanguage = {
  nobodyLeftOut: {
    rule: 'src/language/findings/omission.ts#omissions',
    refusal: {
      file: 'src/language/findings/findings.test.ts',
      title: 'a list that leaves out somebody whom the text affects is stopped (P9)',
    },
  },
  noSpeakingFor: {
    rule: 'src/language/findings/phrasing.ts#phrasing',
    refusal: {
      file: 'src/language/findings/findings.test.ts',
      title: 'a text that speaks on behalf of a community is stopped (P7)',
    },
  },
  ownEvidence: {
    rule: 'src/language/findings/sources.ts#evidence',
    refusal: {
      file: 'src/language/findings/findings.test.ts',
      title: 'a source about a community is not one by it (P8)',
    },
  },
  wholeGroup: {
    rule: 'src/language/findings/wording.ts#narrowerNames',
    refusal: {
      file: 'src/language/findings/findings.test.ts',
      title: 'a name that covers less than the group is found (P12)',
    },
  },
} as const satisfies Record<string, Enforcement>;
