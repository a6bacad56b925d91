import type { HeldTable } from './heldTable.ts';

/** Occasions to take part, and who was asked. */
export const engagements = {
  engagement: {
    group: 'engagements',
    keeps: 'record',
    internal: 'id organisation_id partnership_id kind opened_on first_day last_day erase_on',
  },
  plan_version: {
    group: 'engagements',
    keeps: 'record',
    internal: 'id engagement_id partnership_id number by_id sha256 made_on',
    sealed: 'plan_sealed',
  },
  plan_exception: {
    group: 'engagements',
    keeps: 'record',
    internal: 'id engagement_id partnership_id by_id proposed_on',
    sealed: 'words_sealed',
  },
  exception_signature: {
    group: 'engagements',
    keeps: 'record',
    internal: 'exception_id partnership_id organisation_id signed_on',
  },
  cancellation: {
    group: 'engagements',
    keeps: 'record',
    internal: 'engagement_id partnership_id organisation_id record_id cancelled_on',
    sealed: 'note_sealed',
  },
  engagement_outcome: {
    group: 'engagements',
    keeps: 'record',
    internal: 'engagement_id number partnership_id organisation_id record_id reported_on',
    sealed: 'words_sealed',
  },
  seat_request: {
    group: 'seats',
    keeps: 'record',
    internal: 'id engagement_id partnership_id version_id asked_id number sent_on answer_by',
  },
  seat_answer: {
    group: 'seats',
    keeps: 'record',
    internal: 'request_id partnership_id organisation_id answer record_id version_id answered_on',
    sealed: 'note_sealed',
  },
  nomination: {
    group: 'nominations',
    keeps: 'appearance',
    internal: 'id engagement_id organisation_id request_id seat_key place nominated_on erased_on',
    sealed: 'who_sealed',
  },
  nominee_link: {
    group: 'nominations',
    keeps: 'appearance',
    internal: 'nomination_id organisation_id kind epoch expires_on',
    secret: 'token_hash spent_hash',
  },
  nominee_terms: {
    group: 'nominations',
    keeps: 'appearance',
    internal: 'nomination_id organisation_id version_id record_id made_on',
    sealed: 'terms_sealed',
  },
  nominee_answer: {
    group: 'nominations',
    keeps: 'appearance',
    internal: 'nomination_id organisation_id answer record_id answered_on',
    sealed: 'note_sealed',
  },
  nominee_message: {
    group: 'nominations',
    keeps: 'appearance',
    internal: 'record_id nomination_id organisation_id number by_nominee written_on',
    sealed: 'words_sealed',
  },
  appearance: {
    group: 'nominations',
    keeps: 'appearance',
    internal: 'nomination_id organisation_id record_id changed_on',
    sealed: 'choices_sealed',
  },
  release: {
    group: 'nominations',
    keeps: 'appearance',
    internal:
      'id nomination_id engagement_id partnership_id organisation_id seat_key version_id released_on until withdrawn_on withdrawal_recorded',
    sealed: 'shown_sealed',
  },
  look: {
    group: 'nominations',
    keeps: 'record',
    internal: 'release_id partnership_id organisation_id looked_on',
  },
  disclosure: {
    group: 'notes',
    keeps: 'note',
    internal:
      'id release_id engagement_id partnership_id asked_by organisation_id nomination_id asked_on nominee_agreed_on organisation_agreed_on note_record_id open_until refused_on closed_on',
    sealed: 'reason_sealed note_sealed',
  },
  disclosure_look: { group: 'notes', keeps: 'record', internal: 'disclosure_id organisation_id looked_on' },
  payment: {
    group: 'payments',
    keeps: 'record',
    internal: 'id engagement_id partnership_id organisation_id seat_key due_on method method_on paid_on',
  },
  expert: {
    group: 'experts',
    keeps: 'own',
    internal: 'id organisation_id listed_on',
    sealed: 'about_sealed',
  },
  feedback: {
    group: 'feedback',
    keeps: 'record',
    internal: 'id engagement_id organisation_id partnership_id by_nominee given_on',
    sealed: 'answers_sealed',
  },
  working_week: {
    group: 'calendars',
    keeps: 'own',
    internal: 'organisation_id rest_days notice_days changed_on',
  },
  days_off: { group: 'calendars', keeps: 'own', internal: 'id organisation_id first_day last_day' },
} satisfies Record<string, HeldTable>;
