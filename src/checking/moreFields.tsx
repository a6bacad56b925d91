import { nameOf } from '../language/findings/found.ts';
import { textRuleNames } from '../language/findings/textFinding.ts';
import { lexicon } from '../language/lexicon/lexicon.ts';
import { textLanguages } from '../language/lexicon/schema.ts';
import { communityKeys, languageName } from '../language/vocabulary.ts';
import { Checkboxes, Select, TextField } from '../web/forms/fields.tsx';
import type { Frame } from '../web/frame.ts';
import { isUsed, one, type TextView } from './view.ts';

type Props = { frame: Frame; view: TextView };

const fieldsOf =
  ({ frame, view: { typed, problems = {} } }: Props) =>
  (name: string) => ({
    frame,
    name,
    optional: true,
    error: problems[name],
    value: one(typed, name),
  });

/** In which language and where the text is read, and whose it is. */
const About = (props: Props) => {
  const { t, language } = props.frame;
  const field = fieldsOf(props);
  const none = { value: '', label: t('reading.form.none') };
  const languages = textLanguages.map((value) => ({ value, label: languageName(value, language) }));
  const spaces = lexicon().vocabulary.spaces.map(({ key, name }) => ({ value: key, label: name[language] }));
  const authors = communityKeys.map((value) => ({ value, label: nameOf(lexicon(), value, language) }));
  return (
    <>
      <Select
        {...field('lang')}
        label={t('reading.form.lang')}
        chosen
        options={[{ value: '', label: t('reading.form.detect') }, ...languages]}
      />
      <Select {...field('space')} label={t('reading.form.space')} chosen options={[none, ...spaces]} />
      <Select
        {...field('author')}
        label={t('reading.form.author')}
        hint={t('reading.form.authorHint')}
        chosen
        options={[none, ...authors]}
      />
      <Checkboxes
        {...field('ally')}
        label={t('reading.form.ally')}
        options={[{ value: 'yes', label: t('reading.form.allyToo') }]}
        values={props.view.typed['ally']}
      />
    </>
  );
};

/** Rarely needed, and out of the way: language, space, whose text it is, and what not to say. */
export const More = (props: Props) => {
  const { frame, view } = props;
  const { t } = frame;
  const field = fieldsOf(props);
  return (
    <details class="more" open={isUsed(view, ['lang', 'space', 'author', 'ally', 'off', 'reason', 'safety'])}>
      <summary>{t('reading.form.more')}</summary>
      <About {...props} />
      <Checkboxes
        {...field('off')}
        several
        label={t('reading.form.off')}
        hint={t('reading.form.offHint')}
        values={view.typed['off']}
        options={textRuleNames.map((value) => ({ value, label: t(`reading.rule.${value}`) }))}
      />
      <TextField {...field('reason')} label={t('reading.form.reason')} hint={t('reading.form.reasonHint')} />
      <TextField {...field('safety')} label={t('reading.form.safety')} hint={t('reading.form.safetyHint')} />
    </details>
  );
};
