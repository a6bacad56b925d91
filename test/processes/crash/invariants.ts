import type pg from 'pg';

/** Each finds half of something: an act is whole in every table it touches, or in none. */
const torn: Record<string, string> = {
  'a decision without a text': `select id from decision d
    where not exists (select 1 from decision_version v where v.decision_id = d.id)`,
  'texts with a number missing': `select decision_id from decision_version group by 1 having max(number) <> count(*)`,
  'a decision that the record does not know': `select id from decision d where (select count(*) from ledger_entry e
    where e.kind = 'decision-proposed' and e.object_id = d.id and e.partnership_id = d.partnership_id) <> 1`,
  'a record of a decision that is not there': `select object_id from ledger_entry e where e.kind = 'decision-proposed'
    and not exists (select 1 from decision d where d.id = e.object_id)`,
  'better texts that the record does not count': `select v.decision_id from decision_version v group by 1
    having count(*) - 1 <> (select count(*) from ledger_entry e where e.kind = 'decision-amended' and e.object_id = v.decision_id)`,
  'an answer that the record does not know': `select a.version_id from decision_answer a join decision_version v on v.id = a.version_id
    where a.answer <> 'silence' and not exists (select 1 from ledger_entry e where e.object_id = v.decision_id and e.organisation_id = a.organisation_id
      and e.kind = case a.answer when 'consent' then 'consent-given' else 'objection-raised' end)`,
  'a record of an answer that is not there': `select e.object_id from ledger_entry e where e.kind in ('consent-given', 'objection-raised')
    and not exists (select 1 from decision_answer a join decision_version v on v.id = a.version_id
      where v.decision_id = e.object_id and a.organisation_id = e.organisation_id)`,
  // Nobody acts in a silence: the entry names no organisation.
  'silences that the record does not count': `select d.id from decision d
    where (select count(*) from decision_answer a join decision_version v on v.id = a.version_id
             where v.decision_id = d.id and a.answer = 'silence')
       <> (select count(*) from ledger_entry e where e.object_id = d.id and e.kind = 'silence-recorded')`,
  'an effect without its agreement': `select o.decision_id from decision_outcome o where o.outcome = 'effect'
    and not exists (select 1 from agreement a where a.version_id = o.version_id)`,
  'an agreement without its decision': `select a.version_id from agreement a where not exists (
    select 1 from decision_outcome o where o.version_id = a.version_id and o.outcome = 'effect')`,
  'agreements with a number missing': `select partnership_id from agreement group by 1 having max(number) <> count(*)`,
  'an outcome that the record does not know': `select o.decision_id from decision_outcome o where (select count(*) from ledger_entry e
    where e.object_id = o.decision_id and e.kind = case o.outcome when 'effect' then 'decision-took-effect'
      else 'decision-' || o.outcome end) <> 1`,
  'an agreement that the record does not know': `select p.id from partnership p
    where (select count(*) from agreement a where a.partnership_id = p.id)
       <> (select count(*) from ledger_entry e where e.partnership_id = p.id and e.kind = 'agreement-in-force')`,
  'a record with a number missing': `select partnership_id from ledger_entry group by 1 having max(sequence) <> count(*)`,
  'an entry without its text': `select e.partnership_id from ledger_entry e left join ledger_content c
    using (partnership_id, sequence) where c.record_id is null`,
  'a text that nobody can open': `select record_id from ledger_content c where not exists (
    select 1 from record_wrap w where w.record_id = c.record_id)`,
  'a partnership without a key': `select id from partnership p where not exists (
    select 1 from key_share k where k.audience_id = p.id) or not exists (select 1 from party y where y.partnership_id = p.id)`,
  'a partnership that its record does not begin with': `select id from partnership p where not exists (
    select 1 from ledger_entry e where e.partnership_id = p.id and e.sequence = 1 and e.kind = 'partnership-proposed')`,
  // Two stewards may hold the same checkpoint: kept once, said twice.
  'checkpoints that the record does not count': `select h.partnership_id from held_checkpoint h group by 1, h.organisation_id
    having count(*) > (select count(*) from ledger_entry e where e.kind = 'checkpoint-held'
      and e.partnership_id = h.partnership_id and e.organisation_id = h.organisation_id)`,
  'a record of a checkpoint that is not there': `select 1 from ledger_entry e where e.kind = 'checkpoint-held' and not exists (
    select 1 from held_checkpoint h where h.partnership_id = e.partnership_id and h.organisation_id = e.organisation_id)`,
  'a person without a way in or a place': `select p.id from person p where not exists (select 1 from login l where l.person_id = p.id)
    or not exists (select 1 from person_wrap w where w.person_id = p.id and w.kind = 'passphrase')
    or not exists (select 1 from membership m where m.person_id = p.id)`,
  'a member without her organisation’s key': `select m.person_id from membership m where not exists (
    select 1 from key_share k where k.audience_id = m.organisation_id and k.holder_id = m.person_id)`,
  'links used by nobody, or people without one': `select 1 where (select count(*) from membership)
    <> (select count(*) from installation where host_id is not null) + (select count(*) from invitation where used_on is not null and kind in ('person', 'organisation'))`,
};

/** What is torn, in words; nothing, when all is whole. */
export const tornIn = async (owner: pg.Client): Promise<string[]> => {
  const found: string[] = [];
  for (const [what, question] of Object.entries(torn)) {
    const { rowCount } = await owner.query(question);
    if (rowCount) found.push(`${what} (${rowCount})`);
  }
  return found;
};
