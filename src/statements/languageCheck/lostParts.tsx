import { routes } from '../../routes.ts';
import { Onward } from '../../web/parts/cards.tsx';
import { DataTable } from '../../web/parts/tables.tsx';
import type { StatementProps } from '../parts.tsx';
import { isRead } from '../text/checks.ts';
import { sayGroup, sayLanguage, sayList } from '../words.ts';

/** `language group`, as `lostBetween` names what it finds. */
const lostIn = ({ view }: Pick<StatementProps, 'view'>): ReadonlyMap<string, ReadonlySet<string>> => {
  const lost = view.findings.filter(({ rule }) => rule === 'lost-in-translation');
  const byGroup = Map.groupBy(lost, ({ values }) => String(values['community']));
  return new Map(
    [...byGroup].map(([group, all]) => [group, new Set(all.map(({ values }) => String(values['language'])))]),
  );
};

/** Groups that stand in one language of the statement and not in another: between its texts, where both are seen. P9 */
export const LostBetween = ({ frame, view }: Pick<StatementProps, 'frame' | 'view'>) => {
  const { t } = frame;
  const languages = [...view.latest.keys()];
  if (languages.length < 2) return null;
  const read = languages.filter(isRead);
  const unread = languages.filter((language) => !isRead(language));
  const lost = lostIn({ view });
  return (
    <section class="part" id="lost">
      <h2>{t('drafting.lost.title')}</h2>
      <p>{t(lost.size > 0 ? 'drafting.lost.text' : 'drafting.lost.none')}</p>
      {lost.size > 0 && (
        <DataTable
          caption={t('drafting.lost.caption')}
          head={[t('drafting.lost.group'), ...read.map((language) => sayLanguage(frame, language))]}
          rows={[...lost].map(([group, missing]) => [
            sayGroup(frame, group),
            ...read.map((language) =>
              missing.has(language) ? (
                <strong class="missing">{t('drafting.lost.missing')}</strong>
              ) : (
                t('drafting.lost.named')
              ),
            ),
          ])}
        />
      )}
      {unread.length > 0 && (
        <p class="hint">
          {t('drafting.lost.unread', {
            languages: sayList(
              frame,
              unread.map((language) => sayLanguage(frame, language)),
            ),
          })}
        </p>
      )}
      {lost.size > 0 && view.may.write.ok && (
        <>
          {read
            .filter((language) => [...lost.values()].some((missing) => missing.has(language)))
            .map((language) => (
              <p>
                <Onward href={`${routes.drafting.url({ statement: view.facts.id })}?language=${language}`}>
                  {t('drafting.lost.change', { language: sayLanguage(frame, language) })}
                </Onward>
              </p>
            ))}
        </>
      )}
    </section>
  );
};
