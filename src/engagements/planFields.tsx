import { engagementKinds } from '../kernel/engagementKind.ts';
import { communityKey, communityKeys } from '../language/vocabulary.ts';
import { Checkboxes, DateField, Radios, Select, TextArea, TextField, TimeField } from '../web/fields.tsx';
import type { Translate } from '../web/words.ts';
import { type Exposure, exposures, planDocument } from './plan.ts';
import { longest } from './planAnswers.ts';
import {
  type Block,
  Blocks,
  listIn,
  options,
  type PlanFilled,
  SmallBlock,
  single,
  textIn,
  within,
} from './planParts.tsx';
import { textOf } from './planSheet.ts';

const { shape } = planDocument;

/** About as many lines as the text will take. */
const rowsFor = (text: string, least: number): number =>
  Math.min(14, Math.max(least, Math.ceil(text.length / 62) + text.split('\n').length));

type TextName = 'about' | 'risks' | 'support' | 'outcomeUse' | 'reportHow' | 'tax';
const Paragraphs = ({ filled, name, hint }: { filled: PlanFilled; name: TextName; hint?: string }) => (
  <TextArea
    {...single(filled, name)}
    hint={hint}
    optional
    value={textIn(filled, name)}
    rows={rowsFor(textIn(filled, name), 2)}
    maxlength={longest[name]}
  />
);

type LineName = 'space' | 'convenes' | 'place' | 'languages' | 'interpretation';
const SpareLine = ({ filled, name, hint }: { filled: PlanFilled; name: LineName; hint?: string }) => (
  <TextField {...single(filled, name)} hint={hint} optional value={textIn(filled, name)} maxlength={600} />
);

type TickName = 'streaming' | 'unpaidForAll' | 'warned' | 'storyNotAsked';
/** One sentence to say yes to. */
export const Tick = ({ filled, name }: { filled: PlanFilled; name: TickName }) => (
  <Checkboxes
    {...single(filled, name)}
    values={listIn(filled, name)}
    options={[{ value: 'yes', label: filled.frame.t(`engagement.plan.tick.${name}`) }]}
  />
);

export const communityOptions = (t: Translate) =>
  options(communityKeys, (key) => t(`vocabulary.community.${key}`));

export const OccasionFields = (filled: PlanFilled) => {
  const { t } = filled.frame;
  return (
    <>
      <Select
        {...single(filled, 'kind')}
        options={options(engagementKinds, (kind) => t(`engagement.kind.${kind}`))}
        value={textIn(filled, 'kind')}
      />
      <TextField {...single(filled, 'title')} value={textIn(filled, 'title')} maxlength={longest.title} />
      <Paragraphs filled={filled} name="about" hint={t('engagement.plan.hint.about')} />
      <SpareLine filled={filled} name="space" hint={t('engagement.plan.hint.space')} />
      <SpareLine filled={filled} name="convenes" hint={t('engagement.plan.hint.convenes')} />
    </>
  );
};

/** A community is chosen once; after that it stands there by its name, to be kept or removed. */
const Which = (block: Block) => {
  const { t } = block.filled.frame;
  const field = within(block, 'community', true);
  const chosen = communityKey.safeParse(textOf(block.row, 'community')).data;
  if (!chosen || field.error)
    return (
      <Select
        {...field}
        label={t('engagement.plan.in.community.community')}
        options={communityOptions(t)}
        value={chosen}
      />
    );
  return (
    <div class="field" id={field.name}>
      <input type="hidden" name={field.name} value={chosen} />
      <p class="strong">{t(`vocabulary.community.${chosen}`)}</p>
      {field.note}
    </div>
  );
};

const Community = (block: Block) => {
  const { row, filled } = block;
  const { t } = filled.frame;
  return (
    <SmallBlock block={block}>
      <Which {...block} />
      <Select
        {...within(block, 'how')}
        label={t('engagement.plan.in.community.how')}
        options={options(shape.communities.element.shape.how.options, (how) => t(`engagement.named.${how}`))}
        value={textOf(row, 'how')}
        chosen
      />
    </SmallBlock>
  );
};

export const CommunityFields = (filled: PlanFilled) => {
  const { t } = filled.frame;
  return (
    <>
      {filled.suggested.length > 0 && (
        <Checkboxes
          {...single(filled, 'suggested')}
          hint={t('engagement.plan.hint.suggested')}
          options={options(filled.suggested, (key) => t(`vocabulary.community.${key}`))}
        />
      )}
      <Blocks filled={filled} kind="community" each={(block) => <Community {...block} />} />
    </>
  );
};

const Day = (block: Block) => {
  const { row, filled } = block;
  const { t } = filled.frame;
  return (
    <SmallBlock block={block}>
      <DateField
        {...within(block, 'on', true)}
        label={t('engagement.plan.in.day.on')}
        value={textOf(row, 'on')}
      />
      <TimeField
        {...within(block, 'from')}
        label={t('engagement.plan.in.day.from')}
        value={textOf(row, 'from')}
      />
      <TimeField {...within(block, 'to')} label={t('engagement.plan.in.day.to')} value={textOf(row, 'to')} />
      <TextField
        {...within(block, 'zone')}
        label={t('engagement.plan.in.day.zone')}
        value={textOf(row, 'zone')}
        size={16}
        maxlength={60}
      />
    </SmallBlock>
  );
};

export const WhenFields = (filled: PlanFilled) => {
  const { t } = filled.frame;
  return (
    <>
      <DateField
        {...single(filled, 'toldOn')}
        hint={t('engagement.plan.hint.toldOn')}
        optional
        value={textIn(filled, 'toldOn')}
      />
      <Blocks filled={filled} kind="day" each={(block) => <Day {...block} />} />
      <Select
        {...single(filled, 'attendance')}
        options={options(shape.attendance.options, (how) => t(`engagement.attendance.${how}`))}
        value={textIn(filled, 'attendance')}
      />
      <SpareLine filled={filled} name="place" />
      <SpareLine filled={filled} name="languages" hint={t('engagement.plan.hint.languages')} />
      <SpareLine filled={filled} name="interpretation" />
    </>
  );
};

/** What being seen there means, where it means more than it says. Facts: domain-facts §7.1. P6 */
export const meaningOf = (t: Translate, exposure: Exposure): string | undefined => {
  switch (exposure) {
    case 'un-papers':
    case 'state-pass':
    case 'host-government':
      return t(`engagement.exposureMeans.${exposure}`);
    default:
      return undefined;
  }
};

export const SeenFields = (filled: PlanFilled) => {
  const { t } = filled.frame;
  return (
    <>
      <Radios
        {...single(filled, 'recording')}
        options={options(shape.recording.options, (how) => t(`engagement.recording.${how}`))}
        value={textIn(filled, 'recording')}
      />
      <Tick filled={filled} name="streaming" />
      <Checkboxes
        {...single(filled, 'exposures')}
        hint={t('engagement.plan.hint.exposures')}
        values={listIn(filled, 'exposures')}
        options={exposures.map((value) => ({
          value,
          label: t(`engagement.exposure.${value}`),
          hint: meaningOf(t, value),
        }))}
      />
      <Paragraphs filled={filled} name="risks" />
      <Paragraphs filled={filled} name="support" hint={t('engagement.plan.hint.support')} />
      <TextField
        {...single(filled, 'eraseAfterDays')}
        hint={t('engagement.plan.hint.eraseAfterDays')}
        value={textIn(filled, 'eraseAfterDays')}
        inputmode="numeric"
        maxlength={3}
        size={4}
      />
    </>
  );
};

export const AfterFields = (filled: PlanFilled) => (
  <>
    <Paragraphs filled={filled} name="outcomeUse" />
    <Paragraphs filled={filled} name="reportHow" />
    <DateField {...single(filled, 'reportBy')} optional value={textIn(filled, 'reportBy')} />
  </>
);
