import { z } from 'zod';
import { reviewed, sentence } from './schema.ts';

const words = z.array(sentence).default([]);

/** Small words of one language, by which a list is told from a sentence and a name from a naming. `*`: any ending. */
export const grammar = z.strictObject({
  /** What joins two items, beside commas. */
  joins: words,
  /** Finite verbs: no item of a list has one, unless in a clause about the item. */
  verbs: words,
  /** Endings that only verbs have; right after a group; and the words that have them and are none. */
  verbEndings: words,
  pluralVerbEnding: words,
  notVerbs: words,
  /** Verbs that take people, where an item would begin: "house migrants". For languages whose verbs look like nouns. */
  actions: words,
  /** Verbs that say what somebody is: "sex workers are women". */
  copulas: words,
  /** Before those of whom it is said that it makes no difference: "whether migrants or refugees". */
  alternatives: words,
  /** Words with which another clause begins. */
  clauses: words,
  /** Words with which a clause about the item begins. */
  relatives: words,
  /** Words that may stand before a group within its item. */
  leads: words,
  /** After another word and no preposition, that word was a verb: "close their accounts". */
  determiners: words,
  prepositions: words,
  /** Words that may follow a plural noun; any other word there is its verb. */
  followers: words,
  /** "many of them": who is named so is part of the item before. */
  partly: words,
  /** Nouns of people, and of people together. */
  collectives: words,
  /** Harms, needs and causes: they are no people. */
  things: words,
  /** What makes a row of grounds a list of whom a text is about. */
  cues: words,
  /** What organisations, laws, and works and events are called. */
  bodies: words,
  laws: words,
  works: words,
  /** Of those, what may have several groups in its name: "Ministry of Women, Children and Older Persons". */
  openers: words,
  /** After a law that is written small. */
  lowerLaws: words,
  /** What stands above those who sign. */
  signatures: words,
  ...reviewed,
});
export type GrammarWords = z.output<typeof grammar>;
