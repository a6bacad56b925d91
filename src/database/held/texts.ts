import type { HeldTable } from './heldTable.ts';

/** Statements, and texts that others published. */
export const texts = {
  statement: {
    group: 'statements',
    keeps: 'record',
    internal: 'id partnership_id by_id days scopes supplements begun_on',
  },
  statement_about: {
    group: 'statements',
    keeps: 'record',
    internal: 'statement_id organisation_id',
    sealed: 'about_sealed',
  },
  drafter: {
    group: 'statements',
    keeps: 'record',
    internal:
      'statement_id organisation_id side asks_for invited_by invited_on answer_by answer answered_on waived_on left_on',
  },
  affected_group: {
    group: 'statements',
    keeps: 'record',
    internal: 'statement_id community organisation_id listed_on',
  },
  elsewhere_supplement: {
    group: 'statements',
    keeps: 'record',
    internal: 'statement_id text_id organisation_id begun_on',
  },
  wording: {
    group: 'drafts',
    keeps: 'record',
    internal: 'id statement_id language number organisation_id base_id sha256 made_on',
    sealed: 'text_sealed note_sealed',
  },
  kept_passage: {
    group: 'drafts',
    keeps: 'record',
    internal: 'id statement_id language organisation_id marked_on released_on',
    sealed: 'words_sealed',
  },
  contribution: {
    group: 'drafts',
    keeps: 'record',
    internal: 'id statement_id wording_id organisation_id kind author_record_id made_on',
    sealed: 'words_sealed author_sealed',
    person: 'author_sealed',
  },
  contribution_answer: {
    group: 'drafts',
    keeps: 'record',
    internal: 'contribution_id statement_id organisation_id answer record_id wording_id answered_on',
    sealed: 'words_sealed',
  },
  wording_check: {
    group: 'drafts',
    keeps: 'record',
    internal: 'wording_id statement_id organisation_id read_on',
  },
  silenced_rule: {
    group: 'drafts',
    keeps: 'record',
    internal: 'id statement_id language rule organisation_id silenced_on heard_on',
    sealed: 'words_sealed',
  },
  unsent_text: {
    group: 'drafts',
    keeps: 'unsent',
    internal: 'statement_id person_id organisation_id slot number kept_on',
    sealed: 'words_sealed',
    person: 'person_id',
  },
  final_text: {
    group: 'signing',
    keeps: 'record',
    internal: 'id statement_id number organisation_id frozen_on answer_by',
  },
  final_wording: {
    group: 'signing',
    keeps: 'record',
    internal: 'final_id statement_id language wording_id sha256',
  },
  sign_off: {
    group: 'signing',
    keeps: 'record',
    internal: 'final_id statement_id organisation_id answer record_id signed_on',
    sealed: 'words_sealed',
  },
  stated: {
    group: 'signing',
    keeps: 'record',
    internal: 'id statement_id organisation_id lock subject stated_on',
    sealed: 'words_sealed',
  },
  stated_signature: {
    group: 'signing',
    keeps: 'record',
    internal: 'stated_id statement_id organisation_id signed_on',
  },
  sign_on: {
    group: 'signing',
    keeps: 'record',
    internal: 'final_id statement_id organisation_id opened_on closed_on',
  },
  publication_consent: {
    group: 'signing',
    keeps: 'record',
    internal: 'final_id statement_id organisation_id consented_on',
  },
  sign_on_link: {
    group: 'signatures',
    keeps: 'link',
    internal: 'id final_id statement_id organisation_id made_on expires_on used_on',
    secret: 'token_hash',
  },
  endorsement: {
    group: 'signatures',
    keeps: 'signature',
    internal: 'id statement_id final_id shown_name by_link made_on named_on taken_on withdrawn_on',
    sealed: 'name_sealed',
    secret: 'code_hash',
  },
  circulated: {
    group: 'published',
    keeps: 'public',
    public: 'language exact_text sha256',
    internal: 'final_id statement_id',
  },
  public_door: { group: 'published', keeps: 'public', public: 'address door_hash', internal: 'statement_id' },
  publication: {
    group: 'published',
    keeps: 'public',
    public: 'number page published_on',
    internal: 'final_id statement_id',
  },
  objection: {
    group: 'published',
    keeps: 'public',
    public: 'named_as words made_on answer_by recorded silence_recorded',
    internal: 'id statement_id final_id organisation_id',
  },
  objection_answer: {
    group: 'published',
    keeps: 'public',
    public: 'place answer words answered_on',
    internal: 'objection_id statement_id organisation_id supplement_id',
  },
  text_looker: { group: 'looks', keeps: 'public', internal: 'page_id organisation_id began' },
  public_words: {
    group: 'looks',
    keeps: 'public',
    internal:
      'id page_id address kind subject place organisation_id side sha256 seal state reason looked_by made_on looked_on',
    sealed: 'words_sealed',
  },
  blanking: {
    group: 'looks',
    keeps: 'public',
    public: 'restored_words',
    internal:
      'id page_id address number by_whom organisation_id reason state made_on decide_by decided_on first_look first_by',
    sealed: 'words_sealed',
  },
  page_removal: {
    group: 'looks',
    keeps: 'public',
    internal: 'page_id organisation_id as_host reason down made_on',
  },
  elsewhere_text: {
    group: 'elsewhere',
    keeps: 'own',
    internal: 'id organisation_id entered_on',
    sealed: 'entry_sealed',
  },
  elsewhere_objection: {
    group: 'elsewhere',
    keeps: 'public',
    public: 'page made_on answer_by',
    internal: 'text_id organisation_id asked_id',
  },
  elsewhere_door: {
    group: 'elsewhere',
    keeps: 'public',
    public: 'door_hash',
    internal: 'text_id organisation_id',
  },
  elsewhere_answer: {
    group: 'elsewhere',
    keeps: 'public',
    public: 'place answer words told answered_on',
    internal: 'text_id organisation_id',
  },
} satisfies Record<string, HeldTable>;
