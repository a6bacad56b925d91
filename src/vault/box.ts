import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { derive } from './derive.ts';
import { Unopenable } from './envelope.ts';

/** Raw X25519 halves, 32 bytes each. */
export type KeyPair = { publicKey: Buffer; privateKey: Buffer };

const version = Buffer.from([2]);
const keyLength = 32;
const tagLength = 16;
const header = version.length + keyLength;

const rawPublic = (key: KeyObject): Buffer => key.export({ format: 'raw-public' });
const privateObject = (key: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.from(key), format: 'raw-private', asymmetricKeyType: 'x25519' });
const publicObject = (key: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.from(key), format: 'raw-public', asymmetricKeyType: 'x25519' });

export const newKeyPair = (): KeyPair => {
  const pair = generateKeyPairSync('x25519');
  return {
    publicKey: rawPublic(pair.publicKey),
    privateKey: pair.privateKey.export({ format: 'raw-private' }),
  };
};

export const publicKeyOf = (privateKey: Uint8Array): Buffer =>
  rawPublic(createPublicKey(privateObject(privateKey)));

/** X25519 takes no notice of this bit, and OpenSSL makes every key without it. */
const markBit = 1;

/**
 * A person's key pair. The private half is marked as made since keys are signed and pinned: whoever holds one has seen
 * keys from her first day, so nobody makes her start to trust anew by taking a row away.
 */
export const newPersonKeys = (): KeyPair => {
  const { publicKey, privateKey } = newKeyPair();
  privateKey[0] = (privateKey[0] ?? 0) | markBit;
  return { publicKey, privateKey };
};

export const hasPinsFromTheStart = (privateKey: Uint8Array): boolean =>
  ((privateKey[0] ?? 0) & markBit) !== 0;

/** Key and nonce of one box. The ephemeral key is used once, so its nonce may be derived too. */
const agree = (mine: KeyObject, theirs: KeyObject, salt: Uint8Array, context: string): Buffer => {
  const shared = diffieHellman({ privateKey: mine, publicKey: theirs });
  try {
    return derive(shared, `box ${context}`, salt, 44);
  } finally {
    shared.fill(0);
  }
};

const authenticated = (context: string): Buffer => Buffer.concat([version, Buffer.from(context, 'utf8')]);

/** Anyone may seal to a public key: version 2 ‖ ephemeral public key 32 ‖ AES-256-GCM(plain) ‖ tag 16. */
export const sealBox = (publicKey: Uint8Array, plain: Uint8Array, context: string): Buffer => {
  const ephemeral = generateKeyPairSync('x25519');
  const ephemeralPublic = rawPublic(ephemeral.publicKey);
  const salt = Buffer.concat([ephemeralPublic, publicKey]);
  const secret = agree(ephemeral.privateKey, publicObject(publicKey), salt, context);
  try {
    const cipher = createCipheriv('aes-256-gcm', secret.subarray(0, 32), secret.subarray(32), {
      authTagLength: tagLength,
    });
    cipher.setAAD(authenticated(context));
    return Buffer.concat([
      version,
      ephemeralPublic,
      cipher.update(plain),
      cipher.final(),
      cipher.getAuthTag(),
    ]);
  } finally {
    secret.fill(0);
  }
};

/** Throws `Unopenable`, whatever is wrong. */
export const openBox = (privateKey: Uint8Array, box: Uint8Array, context: string): Buffer => {
  if (box.length < header + tagLength || box[0] !== version[0]) throw new Unopenable();
  let secret: Buffer | undefined;
  try {
    const mine = privateObject(privateKey);
    const ephemeralPublic = box.subarray(version.length, header);
    const salt = Buffer.concat([ephemeralPublic, rawPublic(createPublicKey(mine))]);
    secret = agree(mine, publicObject(ephemeralPublic), salt, context);
    const decipher = createDecipheriv('aes-256-gcm', secret.subarray(0, 32), secret.subarray(32), {
      authTagLength: tagLength,
    });
    decipher.setAAD(authenticated(context));
    decipher.setAuthTag(box.subarray(-tagLength));
    const plain = decipher.update(box.subarray(header, -tagLength));
    decipher.final();
    return plain;
  } catch {
    throw new Unopenable();
  } finally {
    secret?.fill(0);
  }
};
