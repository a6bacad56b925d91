/** Where the house is not yet as it should be. Each list may only become shorter: what is mended is taken out. */

/** Every URL stands on one page, for whoever looks for one. */
export const longerFiles = ['src/routes.ts'];

/** Rooms of one capability that each stand on files of the other. */
export const mutualRooms = [
  'assessments/pooledResults assessments/publishing',
  'engagements/overview engagements/requests',
  'statements/external statements/public',
  'statements/public statements/signOn',
];

/** They read a form in a way of their own, and hand what they read to the act kit. */
export const readingForTheKit = [
  'src/assessments/answering/entryRoutes.tsx',
  'src/assessments/answering/routes.tsx',
  'src/assessments/questions/routes.tsx',
  'src/engagements/planning/routes.tsx',
  'src/partnerships/proposals/routes.tsx',
  'src/statements/draftForm/routes.tsx',
  'src/statements/external/routes.tsx',
];

/** They let somebody in or out, in several transactions or with nothing kept of it: `docs/decisions/0019` says why. */
export const besideTheKit = [
  'src/identity/account/renewal.ts',
  'src/identity/account/routes.tsx',
  'src/identity/arrivals/newKeys.ts',
  'src/identity/arrivals/routes.tsx',
  'src/identity/kept/routes.tsx',
  'src/identity/recovery/routes.tsx',
  'src/identity/signIn/begin.ts',
  'src/identity/signIn/routes.tsx',
];

/** By file and name. Most are pages: long, and read from top to bottom. */
export const longerFunctions = [
  'src/assessments/answering/entryPage.tsx: Answers',
  'src/assessments/answering/entryPage.tsx: EntryPage',
  'src/assessments/answering/entryPage.tsx: PaperPage',
  'src/assessments/answering/page.tsx: SheetPage',
  'src/assessments/answering/parts.tsx: QuestionField',
  'src/assessments/publishing/page.tsx: Body',
  'src/assessments/publishing/page.tsx: PublishPage',
  'src/assessments/publishing/store.ts: publish',
  'src/assessments/questions/page.tsx: QuestionSetsPage',
  'src/assessments/questions/page.tsx: QuestionsPage',
  'src/assessments/questions/text.ts: readQuestions',
  'src/assessments/questions/writePage.tsx: WriteQuestionsPage',
  'src/assessments/reflection/page.tsx: CheckPartnershipPage',
  'src/assessments/reflection/page.tsx: CheckResultPage',
  'src/assessments/reports/historyPage.tsx: HistoryPage',
  'src/assessments/reports/page.tsx: ReportPage',
  'src/assessments/result/actionParts.tsx: Action',
  'src/assessments/result/itemPage.tsx: ItemPage',
  'src/assessments/result/itemPage.tsx: Readings',
  'src/assessments/result/page.tsx: ResultPage',
  'src/assessments/rounds/acts.ts: openRound',
  'src/assessments/rounds/listPage.tsx: RoundsPage',
  'src/assessments/rounds/openPage.tsx: OpenRoundPage',
  'src/assessments/rounds/page.tsx: RoundPage',
  'src/assessments/rounds/readList.ts: readRounds',
  'src/database/embedded/postmaster.ts: startPostmaster',
  'src/engagements/experts/page.tsx: ExpertPage',
  'src/engagements/experts/page.tsx: ExpertsPage',
  'src/engagements/nominations/page.tsx: Nominee',
  'src/engagements/notes/form.tsx: NoteForm',
  'src/engagements/notes/page.tsx: NotesPage',
  'src/engagements/ownSeat/page.tsx: OwnSeatPage',
  'src/engagements/payments/invoicePage.tsx: InvoicePage',
  'src/example/acts/assessments.ts: seedAssessments',
  'src/example/acts/engagements.ts: engagementStories',
  'src/example/acts/statements.ts: published',
  'src/example/seed.ts: organisation',
  'src/statements/drafters/beginPage.tsx: BeginForm',
  'src/statements/drafters/findOrganisation.tsx: Found',
  'src/statements/finals/finalStore.ts: finalsOf',
  'src/statements/finals/page.tsx: FinalText',
  'src/statements/finals/page.tsx: Publication',
  'src/statements/finals/signOnParts.tsx: SignOn',
  'src/statements/languageCheck/lostParts.tsx: LostBetween',
  'src/statements/languageCheck/page.tsx: LanguageCheckPage',
  'src/statements/overview/listPage.tsx: StatementsPage',
  'src/statements/overview/page.tsx: Invitation',
  'src/statements/overview/page.tsx: StatementPage',
  'src/statements/overview/page.tsx: Texts',
  'src/statements/overview/statedParts.tsx: Stated',
  'src/statements/overview/waitingStore.ts: pending',
  'src/statements/overview/waitingStore.ts: rows',
  'src/statements/wordings/inputPage.tsx: Contribution',
  'src/statements/wordings/inputPage.tsx: InputPage',
  'src/statements/wordings/page.tsx: Passages',
  'src/statements/wordings/page.tsx: WordingPage',
  'src/statements/wordings/routes.tsx: wordingRoutes',
  'src/web/forms/act.ts: actAs',
];
