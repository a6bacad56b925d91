import type { Tx } from '../../database/tx.ts';
import { type OrganisationId, organisationId, type PartnershipId } from '../../kernel/ids.ts';
import { Unopenable } from '../../vault/envelope.ts';
import type { Keyring } from '../../vault/keyring.ts';
import { type Cosigner, cosignerOf, isSignedBy, namesWitness, type Signer } from '../checkpoint.ts';
import { entriesFrom, keyEpochs } from '../store.ts';
import { statedIn } from '../verify.ts';
import { type KeyChains, type Place, type Stated, worthOf } from './formerKeys.ts';

/** The keys that a reader goes by, and where she has them from. */
export type Trust = {
  partnership: PartnershipId;
  organisation: OrganisationId;
  /** From the server's own key file. */
  serverKey: string;
  /** The notes that the record says an organisation signed, and with which key. */
  stated: readonly Stated[];
  /** Of her own organisation: from the private keys she holds, never from what is stored in clear. */
  ownKeys: ReadonlySet<string>;
  /** The keys that each of them has had, as far as the reader's keyring believes them. */
  chains: KeyChains;
};

export type Watch = {
  tx: Tx;
  keyring: Keyring;
  signer: Signer;
  partnership: PartnershipId;
  organisation: OrganisationId;
};

type Whose = Omit<Watch, 'signer'>;

const cosignerAt = async (
  { tx, keyring, partnership, organisation }: Whose,
  epoch: number,
): Promise<Cosigner> =>
  cosignerOf(await keyring.privateKey(tx, organisation, epoch), { partnership, organisation });

/** Her organisation's hand, of today's key. */
export const ownCosigner = async (whose: Whose): Promise<Cosigner> => {
  const [epoch] = await keyEpochs(whose.tx, whose.organisation);
  if (epoch === undefined) throw new Error('an organisation without a key');
  return cosignerAt(whose, epoch);
};

/** Of every key it ever had, as far as she opens them. */
const ownKeys = async (whose: Whose): Promise<Set<string>> => {
  const found = new Set<string>();
  for (const epoch of await keyEpochs(whose.tx, whose.organisation)) {
    try {
      found.add((await cosignerAt(whose, epoch)).verifierKey);
    } catch (problem) {
      if (!(problem instanceof Unopenable)) throw problem;
    }
  }
  return found;
};

const statedLast = 200;

/** What the record says of who signed with which key; the latest, where it says so more often than anybody looks. */
export const trustOf = async (watch: Watch): Promise<Trust> => {
  const { tx, keyring, signer, partnership, organisation } = watch;
  const entries = await entriesFrom(tx, keyring, partnership, {
    ...{ before: 2 ** 31 - 1, limit: statedLast, kind: 'checkpoint-held' },
  });
  const stated = entries.flatMap((entry) => {
    const one = statedIn(entry);
    const { sequence, day } = entry;
    return one ? [{ organisation: organisationId.parse(entry.organisation), ...one, sequence, day }] : [];
  });
  const serverKey = signer.verifierKey(partnership);
  const signers = [organisation, ...stated.map((one) => one.organisation)];
  const chains = await keyring.known(tx, [...new Set(signers)]);
  return { partnership, organisation, serverKey, stated, ownKeys: await ownKeys(watch), chains };
};

/** `former`: with a key from before somebody was taken out of that organisation, who may have it still. */
export type Signature = 'organisation' | 'former' | 'server' | 'nobody';

const statedAt = ({ organisation, size }: Place, { stated }: Trust): string | undefined =>
  stated.find((one) => one.organisation === organisation && one.size === size)?.key;

/** Does the record, or the note, say that the organisation signed it itself? */
export const isSaidSigned = (note: string, place: Place, trust: Trust): boolean =>
  statedAt(place, trust) !== undefined || namesWitness(note, trust.partnership, place.organisation);

/**
 * Whose signature a held note bears. Where the record names a key, nothing less than that key's will do; what is said
 * to be of her own organisation has to be of a key that she holds, and of another's of one that it has had.
 */
export const signatureOn = (note: string, place: Place, trust: Trust): Signature => {
  const stated = statedAt(place, trust);
  const own = place.organisation === trust.organisation && isSaidSigned(note, place, trust);
  if (stated === undefined && !own) return isSignedBy(note, trust.serverKey) ? 'server' : 'nobody';
  const named = stated === undefined ? [...trust.ownKeys] : [stated];
  const key = named.find((one) => isSignedBy(note, one) && (!own || trust.ownKeys.has(one)));
  return key === undefined ? 'nobody' : worthOf(note, key, place, trust);
};
