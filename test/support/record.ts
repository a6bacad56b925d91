import type { LedgerKind } from '../../src/kernel/ledgerKinds.ts';
import { checkpointSigner } from '../../src/ledger/checkpoint.ts';
import { beginning, commitmentTo, entryHash, newSalt } from '../../src/ledger/entry.ts';
import { type RecordEntry, type SignedNote, writeRecord } from '../../src/ledger/record.ts';

const partnership = '0b7c8f4e-52a7-4b62-8f6f-9c1f1f4f7a10';
const community = '3d2f6a19-8a4e-4a53-9a53-5f1f3d0c9b21';
const ally = '9e4b7c52-1c0d-4f7e-8b38-2a6d5e9f0c32';
const decision = '5a1c3e7f-6b2d-4e8a-9f10-7c3b5d9e1f43';

type Act = [kind: LedgerKind, organisation: string | null, content: Record<string, unknown>];
const story: Act[] = [
  ['partnership-proposed', community, { purpose: 'To be heard on the new bylaw' }],
  ['party-joined', ally, {}],
  ['decision-proposed', ally, { text: 'The ally speaks first' }],
  ['objection-raised', community, { reason: 'We speak for ourselves — always ✊🏽' }],
  ['decision-amended', ally, { text: 'The community speaks first' }],
  ['consent-given', community, { version: 2 }],
  ['silence-recorded', null, {}],
];

/** A chain in tests: made, or re-made after somebody altered what it says. */
export const chain = (acts: readonly Act[] = story, day = '2026-11-23'): RecordEntry[] => {
  let previous = beginning(partnership);
  return acts.map(([kind, organisation, content], index) => {
    const salt = newSalt();
    const entry = {
      partnership,
      sequence: index + 1,
      previous,
      kind,
      organisation,
      actor: organisation && 'a1b2c3d4e5f60718',
      object: decision,
      day,
      commitment: commitmentTo(content, salt),
    };
    previous = entryHash(entry);
    return { ...entry, hash: previous, salt: salt.toString('hex'), content };
  });
};

export const sample = { partnership, community, ally, decision, story };

export const sampleSigner = checkpointSigner(Buffer.alloc(32, 7));

export const noteFor = (entries: RecordEntry[], size = entries.length, signer = sampleSigner): string =>
  signer.sign({ partnership, size, root: entries[size - 1]?.hash ?? beginning(partnership) });

/** The lines of a whole record, signed as the host would. */
export const recordOf = (
  entries: RecordEntry[],
  note = noteFor(entries),
  signed: SignedNote[] = [],
  signer = sampleSigner,
): string[] =>
  writeRecord(
    { partnership, verifierKey: signer.verifierKey(partnership), exportedOn: '2026-11-23' },
    entries,
    note,
    signed,
  );
