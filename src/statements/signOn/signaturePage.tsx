import type { VersionChange } from '../../language/versionChange.ts';
import { type CommunityKey, languageName } from '../../language/vocabulary.ts';
import { routes } from '../../routes.ts';
import { ActionButton, Form } from '../../web/forms/form.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Code, Notice } from '../../web/parts/cards.tsx';
import { Redline } from '../../web/parts/redline.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { listInWords } from '../../web/words/figures.ts';
import { Belonging, Notices } from '../public/belonging.tsx';
import { Exact, Texts } from './circulatedText.tsx';
import { SignOnProblems } from './form.tsx';
import type { SignatureState, SignatureView, TextChange } from './view.ts';

const Groups = ({ frame, change }: { frame: Frame; change: VersionChange<CommunityKey> }) => {
  const { t, language } = frame;
  const names = (groups: readonly CommunityKey[]) =>
    listInWords(
      groups.map((group) => t(`vocabulary.community.${group}`)),
      language,
    );
  const { added, removed, thinned } = change;
  return (
    <>
      {removed.length > 0 && (
        <Notice tone="warn">
          <p>{t('published.own.unnamed', { groups: names(removed) })}</p>
        </Notice>
      )}
      {thinned.length > 0 && (
        <Notice tone="warn">
          <p>{t('published.own.thinned', { groups: names(thinned) })}</p>
        </Notice>
      )}
      {added.length > 0 && <p>{t('published.own.named', { groups: names(added) })}</p>}
    </>
  );
};

const Change = ({ frame, change, keyless }: { frame: Frame; change: TextChange; keyless: boolean }) => {
  const { t } = frame;
  const language = languageName(change.language, frame.language);
  switch (change.is) {
    case 'changed':
      return (
        <section class="part">
          <h2>{t('published.own.whatChanged', { language })}</h2>
          <Groups frame={frame} change={change.change} />
          <div lang={change.language}>
            <Redline frame={frame} parts={change.change.parts} keyless={keyless} />
          </div>
        </section>
      );
    case 'new':
      return (
        <section class="part">
          <h2>{t('published.own.wholeNew', { language })}</h2>
          <Exact frame={frame} text={change.text} />
        </section>
      );
    case 'gone':
      return (
        <section class="part">
          <h2>{t('published.own.gone', { language })}</h2>
        </section>
      );
  }
};

const nextOf = (state: SignatureState) => {
  if (state === 'changed') return 'published.own.confirmNext';
  return state === 'withdrawn' ? 'published.own.over' : 'published.own.next';
};

type Props = {
  frame: Frame;
  code: string;
  view: SignatureView;
  returned: ReturnedForm | undefined;
};

/** The code itself, what changed since she signed, and the two things she can do. */
const Standing = ({ frame, code, view: { state, changes } }: Props) => {
  const { t } = frame;
  const confirm = routes.confirmSignature.url({ code });
  return (
    <>
      <Code label={t('published.own.keep')} value={code} note={t('published.own.keepNote')} />
      <WhoCanSee
        frame={frame}
        now={t('published.own.now')}
        seized={t('published.own.seized')}
        sealed={false}
      />
      {changes.map((change, index) => (
        <Change frame={frame} change={change} keyless={index > 0} />
      ))}
      {state === 'changed' && <Form frame={frame} action={confirm} submit={t('published.own.confirm')} />}
      <ActionButton
        frame={frame}
        action={routes.withdrawSignature.url({ code })}
        label={t('published.own.withdraw')}
        variant="danger"
        describedBy="withdrawing"
      />
      <p id="withdrawing" class="hint">
        {t('published.own.withdrawNote')}
      </p>
    </>
  );
};

/** Whoever signed on without an account: what her signature stands under, and the two things she can do. P1 */
export const SignaturePage = ({ done, ...props }: Props & { done: string | null }) => {
  const { frame, view, returned } = props;
  const { t } = frame;
  const { state, texts, published } = view;
  return (
    <Page
      sheets={['statements']}
      frame={frame}
      title={t('published.file')}
      heading={t('published.own.title')}
      lead={<p>{t(`published.own.${state}`)}</p>}
      done={done}
      problem={returned !== undefined}
      next={{ text: t(nextOf(state)) }}
    >
      <SignOnProblems frame={frame} returned={returned} />
      {state !== 'withdrawn' && (
        <>
          <Standing {...props} />
          <Notices frame={frame} published={published} />
          <Texts frame={frame} texts={texts} label="published.own.text" />
          <Belonging frame={frame} published={published} />
        </>
      )}
    </Page>
  );
};
