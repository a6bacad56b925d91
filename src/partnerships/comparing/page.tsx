import { routes } from '../../routes.ts';
import { ActionButton } from '../../web/forms/form.tsx';
import { RefusalNotice } from '../../web/forms/refusalNotice.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Onward } from '../../web/parts/cards.tsx';
import { KeyCodePart } from '../../web/parts/keyCode.tsx';
import { sayDay, trailTo } from '../words.ts';
import type { ComparingView } from './view.ts';

type Props = { frame: Frame; view: ComparingView };

const Parties = ({ frame, view }: Props) => (
  <section class="part">
    <h2>{frame.t('keys.compared.title')}</h2>
    <ul>
      {view.parties.map(({ name, on }) => (
        <li>
          {name}:{' '}
          {on ? frame.t('keys.compared.on', { day: sayDay(frame, on) }) : frame.t('keys.compared.notYet')}
        </li>
      ))}
    </ul>
    <p class="hint">{frame.t('keys.compared.falls')}</p>
    <ActionButton
      frame={frame}
      action={routes.comparedKeys.url({ partnership: view.partnership })}
      label={frame.t('keys.compared.submit')}
      variant="primary"
      fields={{ code: view.code.digest }}
    />
  </section>
);

type PageProps = Props & { returned?: ReturnedForm | undefined; done?: string | null };

/** Two who know each other find out whether somebody stands between them. */
export const ComparingPage = ({ frame, view, returned, done }: PageProps) => {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('keys.title')}
      lead={t('keys.lead')}
      trail={trailTo(frame, { id: view.partnership, title: view.title })}
      here="partnerships"
      done={done}
      problem={Boolean(returned)}
    >
      <RefusalNotice frame={frame} returned={returned} title={t('partnership.decision.refused')} />
      <KeyCodePart frame={frame} groups={view.code.groups} />
      <Parties frame={frame} view={view} />
      <p>
        <Onward href={routes.record.url({ partnership: view.partnership })}>{t('keys.record')}</Onward>
      </p>
    </Page>
  );
};
