import type { VersionChange } from '../../language/versionChange.ts';
import { type CommunityKey, type LanguageCode, languageName } from '../../language/vocabulary.ts';
import { routes } from '../../routes.ts';
import { ActionButton, ErrorSummary, Form } from '../../web/forms.tsx';
import type { Frame } from '../../web/frame.ts';
import { listInWords } from '../../web/inWords.ts';
import { Page } from '../../web/layout.tsx';
import { Code, Notice } from '../../web/parts.tsx';
import { Redline } from '../../web/redlineView.tsx';
import { WhoCanSee } from '../../web/whoCanSee.tsx';
import { Belonging, Notices } from './belonging.tsx';
import { Exact, Texts } from './circulatedText.tsx';
import type { PublishedStatement } from './published.ts';
import { NameField, type Sent } from './signOnForm.tsx';
import type { Circulated } from './signOnStore.ts';

export type TextChange = { language: LanguageCode } & (
  | { is: 'changed'; change: VersionChange<CommunityKey> }
  | { is: 'new' | 'gone'; text: Circulated }
);
export type SignatureState = 'standing' | 'waiting' | 'changed' | 'closed' | 'withdrawn';
export type SignatureView = {
  frame: Frame;
  code: string;
  state: SignatureState;
  /** What she signed. */
  texts: readonly Circulated[];
  /** Against the text that is open now; empty where it is the same. */
  changes: readonly TextChange[];
  done: string | null;
  /** The new text has a page, which does not name this organisation yet. */
  asksName: boolean;
  /** What is public of it, where its text is out. */
  published: PublishedStatement | null;
  sent?: Sent | undefined;
};

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

/** Whoever signed on without an account: what her signature stands under, and the two things she can do. P1 */
export const SignaturePage = ({
  frame,
  code,
  state,
  texts,
  changes,
  done,
  asksName,
  published,
  sent,
}: SignatureView) => {
  const { t } = frame;
  return (
    <Page
      sheets={['statements']}
      frame={frame}
      title={t('published.file')}
      heading={t('published.own.title')}
      lead={<p>{t(`published.own.${state}`)}</p>}
      done={done}
      problem={sent !== undefined}
      next={{ text: t(nextOf(state)) }}
    >
      {sent && (
        <ErrorSummary
          frame={frame}
          problems={sent.problems}
          labels={{ organisation: t('published.signOn.organisation') }}
        />
      )}
      {state !== 'withdrawn' && (
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
          {state === 'changed' && (
            <Form
              frame={frame}
              action={routes.confirmSignature.url({ code })}
              submit={t('published.own.confirm')}
            >
              {asksName && <NameField frame={frame} sent={sent} />}
            </Form>
          )}
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
          <Notices frame={frame} published={published} />
          <Texts frame={frame} texts={texts} label="published.own.text" />
          <Belonging frame={frame} published={published} />
        </>
      )}
    </Page>
  );
};
