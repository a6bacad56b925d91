import { listInWords } from '../web/words/figures.ts';
import type { Language, Translate } from '../web/words/translate.ts';
import type { CommitmentRule } from './commitment.ts';

type Reader = { t: Translate; language: Language };

const asks = (rule: CommitmentRule, { t, language }: Reader): string => {
  switch (rule.is) {
    case 'nominations':
      return t('commitment.rule.nominations', { organisation: rule.organisation });
    case 'seats': {
      const names = rule.communities.map((community) => t(`vocabulary.community.${community}`));
      return t('commitment.rule.seats', { count: rule.atLeast, communities: listInWords(names, language) });
    }
    case 'no-recording':
      return t('commitment.rule.no-recording');
    case 'notice':
      return t('commitment.rule.notice', { count: rule.workingDays });
  }
};

const holds = ({ kind, space, topic }: CommitmentRule, { t, language }: Reader): string => {
  const where = [
    ...(kind ? [t(`engagement.kind.${kind}`)] : []),
    ...(space ? [t('commitment.where.space', { space })] : []),
    ...(topic ? [t('commitment.where.topic', { topic })] : []),
  ];
  return where.length === 0
    ? t('commitment.where.every')
    : t('commitment.where.only', { where: listInWords(where, language) });
};

/** What the software checks, and where, as people say it. Give it a rule with names in it (`withName`). */
export const ruleInWords = (rule: CommitmentRule, reader: Reader): string =>
  `${asks(rule, reader)} ${holds(rule, reader)}`;
