import type { OrganisationId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { KeyCode } from '../../vault/chain/code.ts';
import { ActionButton } from '../../web/forms/form.tsx';
import { RefusalNotice } from '../../web/forms/refusalNotice.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Onward } from '../../web/parts/cards.tsx';
import { KeyCodePart } from '../../web/parts/keyCode.tsx';

type Props = {
  frame: Frame;
  organisation: OrganisationId;
  code: KeyCode;
  /** Did she say of this very code that it was the same? Only she reads it. */
  compared: boolean;
  returned: ReturnedForm | undefined;
  done: string | null;
};

/** Two colleagues find out whether they hold the same key of their organisation. */
export const OwnKeysPage = ({ frame, organisation, code, compared, returned, done }: Props) => {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('keys.title')}
      lead={t('keys.own.lead')}
      done={done}
      problem={Boolean(returned)}
    >
      <RefusalNotice frame={frame} returned={returned} title={t('organisations.refused')} />
      <KeyCodePart frame={frame} groups={code.groups} />
      <section class="part">
        <h2>{t('keys.compared.title')}</h2>
        <p>{t(compared ? 'keys.own.compared' : 'keys.own.notYet')}</p>
        <ActionButton
          frame={frame}
          action={routes.comparedOwnKeys.url({ organisation })}
          label={t('keys.compared.submit')}
          variant="primary"
          fields={{ code: code.digest }}
        />
      </section>
      <p>
        <Onward href={routes.members.url({ organisation })}>{t('keys.own.members')}</Onward>
      </p>
    </Page>
  );
};
