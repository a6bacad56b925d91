import { nameOfLanguage } from '../../../language/worldLanguages.ts';
import { routes } from '../../../routes.ts';
import { Form } from '../../../web/forms/form.tsx';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/pages/layout.tsx';
import { Onward } from '../../../web/parts/cards.tsx';
import { DataTable } from '../../../web/parts/tables.tsx';
import { WhoCanSee } from '../../../web/parts/whoCanSee.tsx';
import { type Instrument, type Texts, textIn } from '../../instrument/facts.ts';
import type { ReadForm } from './readXlsForm.ts';
import { leftOutInWords, mostRowsTold, noteInWords } from './words.ts';

type Props = { frame: Frame; read: ReadForm & { ok: true } };

/** The same in each of its languages, so that whoever reads one of them sees what goes with it. */
const InAll = ({ frame, texts }: { frame: Frame; texts: Texts }) => (
  <>
    {Object.entries(texts).map(([language, text]) => (
      <p lang={language}>
        {text} <span class="hint">{nameOfLanguage(language, frame.language)}</span>
      </p>
    ))}
  </>
);

const LeftOut = ({ frame, read: { leftOut, notes } }: Props) => {
  const { t, language } = frame;
  const further = leftOut.length - mostRowsTold;
  return (
    <section class="part">
      <h2>
        {leftOut.length === 0
          ? t('assessment.form.nothingLeft')
          : t('assessment.form.leftOut', { count: leftOut.length })}
      </h2>
      {leftOut.length > 0 && (
        <ul>
          {leftOut.slice(0, mostRowsTold).map((one) => (
            <li>{leftOutInWords(t, one)}</li>
          ))}
          {further > 0 && <li>{t('assessment.form.further', { count: further })}</li>}
        </ul>
      )}
      {notes.length > 0 && (
        <>
          <h2>{t('assessment.form.notes')}</h2>
          <ul>
            {notes.map((one) => (
              <li>{noteInWords(t, language, one)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};

const Questions = ({ frame, body }: { frame: Frame; body: Instrument }) => (
  <>
    {body.domains.map(({ key, title }) => (
      <section class="part">
        <h2>{textIn(title, frame.language)}</h2>
        <DataTable
          caption={textIn(title, frame.language)}
          quietCaption
          head={[frame.t('assessment.questions.name'), frame.t('assessment.questions.community')]}
          rows={body.items
            .filter(({ domain }) => domain === key)
            .map((item) => [item.key, <InAll frame={frame} texts={item.community} />])}
        />
      </section>
    ))}
  </>
);

/** What a form came to, before anything of it is kept. */
export const FormPreviewPage = ({ frame, read }: Props) => {
  const { t, language } = frame;
  const { instrument } = read;
  const count = instrument.items.length;
  return (
    <Page
      frame={frame}
      title={t('assessment.form.title')}
      heading={textIn(instrument.title, language)}
      lead={`${t('assessment.form.taken', { count })} ${t('assessment.form.lead')}`}
      trail={[{ label: t('assessment.questions.title'), href: routes.questionSets.url() }]}
      here="partnerships"
      wide
    >
      <LeftOut frame={frame} read={read} />
      <section class="part">
        <h2>{t('assessment.form.scale')}</h2>
        <DataTable
          caption={t('assessment.form.scale')}
          quietCaption
          head={['', t('assessment.form.scale')]}
          rows={instrument.anchors.map((anchor, mark) => [
            String(mark),
            <InAll frame={frame} texts={anchor} />,
          ])}
        />
      </section>
      <Questions frame={frame} body={instrument} />
      <Form frame={frame} action={routes.writeQuestions.url()} submit={t('assessment.form.take', { count })}>
        <input type="hidden" name="json" value={JSON.stringify(instrument)} />
        <WhoCanSee frame={frame} now={t('assessment.write.seen')} seized={t('assessment.write.seized')} />
      </Form>
      <p>
        <Onward href={routes.questionSets.url()}>{t('assessment.form.again')}</Onward>
      </p>
    </Page>
  );
};
