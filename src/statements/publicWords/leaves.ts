import type { Leaf } from '../../publicPages/facts.ts';
import type { PublishedPage } from '../public/files/document.ts';

export type Change = (leaf: Leaf) => string;
type Place = Pick<Leaf, 'key'> & Partial<Leaf>;

const textLeaf = (place: Place, text: string): Leaf => ({
  ...{ block: 'text', kind: 'text', by: null, against: false, askable: true, madeOn: null },
  ...place,
  text,
});

/** A published page with every word of people's in it given to `change`. What the program itself says is not. */
export const pageWith = (page: PublishedPage, at: string, change: Change): PublishedPage => {
  const words = (place: string, text: string, askable = true) =>
    text === '' ? text : change(textLeaf({ key: `${at} ${place}`, askable }, text));
  /** An organisation that let its own name be printed. */
  const name = (place: string, text: string) => words(place, text, false);
  return {
    ...page,
    texts: page.texts.map((text, n) => ({
      ...text,
      title: words(`title ${n}`, text.title),
      body: words(`body ${n}`, text.body),
      references: words(`sources ${n}`, text.references),
    })),
    signOffs: page.signOffs.map((one, n) => ({
      ...one,
      organisation: name(`signed ${n}`, one.organisation),
      reservation: words(`reservation ${n}`, one.reservation),
    })),
    groups: page.groups.map((group, g) => ({
      ...group,
      asked: group.asked.map((one, n) => ({
        ...one,
        organisation: one.organisation && name(`asked ${g} ${n}`, one.organisation),
      })),
    })),
    stated: page.stated.map((one, n) => ({
      ...one,
      sentence: words(`stated ${n}`, one.sentence),
      signedBy: one.signedBy.map((by, b) => name(`stated ${n} ${b}`, by)),
    })),
  };
};

/** One value in a column of its own; what is not there stays so, and what is taken away whole is null. */
export const leafWith = (text: string | null, place: Place, change: Change): string | null =>
  text === null || text === '' ? text : change(textLeaf(place, text)) || null;
