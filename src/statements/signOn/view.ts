import type { VersionChange } from '../../language/versionChange.ts';
import type { CommunityKey, LanguageCode } from '../../language/vocabulary.ts';
import type { PublishedStatement } from '../public/files/document.ts';
import type { Circulated } from './facts.ts';

/** What is behind a one-time link. */
export type SignOnView = {
  texts: readonly Circulated[];
  open: boolean;
  /** What is public of it, where its text is out already. */
  published: PublishedStatement | null;
};

export type TextChange = { language: LanguageCode } & (
  | { is: 'changed'; change: VersionChange<CommunityKey> }
  | { is: 'new' | 'gone'; text: Circulated }
);
export type SignatureState = 'standing' | 'waiting' | 'changed' | 'closed' | 'withdrawn';

/** What a signature's own code opens. */
export type SignatureView = {
  state: SignatureState;
  /** What she signed. */
  texts: readonly Circulated[];
  /** Against the text that is open now; empty where it is the same. */
  changes: readonly TextChange[];
  /** What is public of it, where its text is out. */
  published: PublishedStatement | null;
};
