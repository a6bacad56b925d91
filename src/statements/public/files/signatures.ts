import type { Side } from '../../../kernel/organisation.ts';
import { oneLine } from '../../../pdf/oneLine.ts';
import { type Block, blocksIf, type Reader } from './block.ts';
import type { PublishedStatement } from './document.ts';

const onSide = ({ signOffs }: PublishedStatement, side: Side, { t }: Reader): Block[] => {
  const own = signOffs.filter((signOff) => signOff.side === side);
  if (own.length === 0) return [];
  return [
    { kind: 'subheading', text: t(`published.side.${side}`) },
    ...own.flatMap(({ organisation, answer, reservation }): Block[] => [
      {
        kind: 'list',
        items: [t(`published.signOff.${answer}`, { organisation: oneLine(organisation) })],
      },
      ...blocksIf(reservation.trim() !== '', { kind: 'quoted', text: reservation }),
    ]),
  ];
};

/** Who signed and who did not, the community side first; then who signed on. P7 */
export const signatures = (statement: PublishedStatement, reader: Reader): Block[] => {
  const { t } = reader;
  const { count, names } = statement.endorsements;
  const named = names.map(oneLine).filter((name) => name !== '');
  const unnamed = count - named.length;
  return [
    { kind: 'heading', text: t('published.signed') },
    ...onSide(statement, 'community', reader),
    ...onSide(statement, 'ally', reader),
    { kind: 'heading', text: t('published.endorsed.title') },
    { kind: 'paragraph', text: t('published.endorsed.count', { count }) },
    ...blocksIf(named.length > 0, { kind: 'list', items: named }),
    ...blocksIf(unnamed > 0, {
      kind: 'paragraph',
      text: t('published.endorsed.unnamed', { count: unnamed }),
    }),
  ];
};
