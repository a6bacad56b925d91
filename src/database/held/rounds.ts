import type { HeldTable } from './heldTable.ts';

/** How it goes: questions, answers and what followed. */
export const rounds = {
  instrument: { group: 'questions', keeps: 'record', internal: 'id organisation_id made_on retired_on' },
  instrument_version: {
    group: 'questions',
    keeps: 'record',
    internal: 'id instrument_id organisation_id number made_on',
    sealed: 'body_sealed',
  },
  assessment_round: {
    group: 'rounds',
    keeps: 'record',
    internal: 'id partnership_id opened_by occasion engagement_id shipped opened_on answer_by',
    sealed: 'terms_sealed',
  },
  respondent: {
    group: 'rounds',
    keeps: 'record',
    internal: 'round_id partnership_id organisation_id side mode',
  },
  handing_in: {
    group: 'rounds',
    keeps: 'record',
    internal: 'round_id organisation_id partnership_id record_id handed_in_on opened_on released_on wiped',
    sealed: 'shared_sealed',
  },
  round_showing: { group: 'rounds', keeps: 'record', internal: 'round_id partnership_id shown_on' },
  round_ending: {
    group: 'rounds',
    keeps: 'record',
    internal: 'round_id partnership_id organisation_id ended_on',
  },
  sheet: {
    group: 'sheets',
    keeps: 'sheet',
    internal: 'id round_id organisation_id',
    sealed: 'answers_sealed',
  },
  half_sheet: {
    group: 'sheets',
    keeps: 'sheet',
    internal: 'round_id person_id organisation_id',
    sealed: 'half_sealed',
    person: 'person_id',
  },
  rating_link: {
    group: 'sheets',
    keeps: 'link',
    internal: 'id round_id organisation_id expires_on',
    sealed: 'brief_sealed half_sealed',
    secret: 'token_hash',
  },
  reading: {
    group: 'followUp',
    keeps: 'record',
    internal: 'id round_id partnership_id organisation_id written_on',
    sealed: 'words_sealed',
  },
  agreed_action: {
    group: 'followUp',
    keeps: 'record',
    internal: 'id round_id partnership_id proposed_by owner_id due_on proposed_on',
    sealed: 'words_sealed',
  },
  action_consent: {
    group: 'followUp',
    keeps: 'record',
    internal: 'action_id partnership_id organisation_id consented_on',
  },
  action_report: {
    group: 'followUp',
    keeps: 'record',
    internal: 'action_id partnership_id organisation_id done reported_on',
  },
  reply: {
    group: 'followUp',
    keeps: 'record',
    internal: 'round_id organisation_id partnership_id record_id written_on',
    sealed: 'words_sealed',
  },
  publishing_consent: {
    group: 'results',
    keeps: 'record',
    internal: 'round_id field organisation_id partnership_id consented_on',
  },
  round_publication: {
    group: 'results',
    keeps: 'public',
    internal: 'round_id partnership_id record_id made_on',
    sealed: 'link_sealed',
    secret: 'token_hash',
  },
  published_field: {
    group: 'results',
    keeps: 'public',
    public: 'field body published_on',
    internal: 'round_id partnership_id',
  },
  together_view: { group: 'results', keeps: 'own', internal: 'id organisation_id body shown_on' },
  together_round: {
    group: 'results',
    keeps: 'record',
    internal: 'round_id partnership_id view_id organisation_id',
  },
} satisfies Record<string, HeldTable>;
