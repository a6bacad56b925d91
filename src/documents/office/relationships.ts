import type { Bounds } from '../bounds.ts';
import { type Archive, pathFrom } from './archive.ts';
import { readXml } from './xml.ts';

export type Relationship = { id: string; kind: string; part: string | null };

/** Where the parts of an archive are that a part refers to; `part` is null where it lies outside the file. */
export const relationshipsOf = (archive: Archive, part: string, bounds: Bounds): readonly Relationship[] => {
  const [folder, name] = [part.split('/').slice(0, -1), part.split('/').at(-1) ?? ''];
  const xml = archive.xmlOf([...folder, '_rels', `${name}.rels`].join('/'));
  const found: Relationship[] = [];
  if (xml === null) return found;
  readXml(xml, bounds, {
    open: (element, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) => {
      if (element.split(':').at(-1) !== 'Relationship') return;
      const kind = type.split('/').at(-1) ?? '';
      found.push({ id, kind, part: mode === 'External' ? null : pathFrom(part, target) });
    },
    text: () => undefined,
    close: () => undefined,
  });
  return found;
};
