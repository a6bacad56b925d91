import type { Side } from '../../kernel/organisation.ts';
import { oneLine } from '../../papers/oneLine.ts';
import type { Block, Reader } from './outline.ts';
import type { PublishedStatement } from './published.ts';

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
      ...(reservation.trim() ? ([{ kind: 'quoted', text: reservation }] satisfies Block[]) : []),
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
    ...(named.length > 0 ? ([{ kind: 'list', items: named }] satisfies Block[]) : []),
    ...(unnamed > 0
      ? ([{ kind: 'paragraph', text: t('published.endorsed.unnamed', { count: unnamed }) }] satisfies Block[])
      : []),
  ];
};
