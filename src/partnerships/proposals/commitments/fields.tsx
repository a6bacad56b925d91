import { longestCommitment, longestLesson, longestWhere } from '../../../commitments/commitment.ts';
import { engagementKinds } from '../../../kernel/engagementKind.ts';
import { communityKeys } from '../../../language/vocabulary.ts';
import { type Option, Select, TextArea, TextField } from '../../../web/forms/fields.tsx';
import { mostCommitments } from '../../agreement/document.ts';
import { type Filled, rowsFor } from '../fields.tsx';
import type { ProposalFormView } from '../view.ts';
import { type CommitmentPart, commitmentChecks, commitmentField, lastBegun } from './form.ts';

type View = Pick<ProposalFormView, 'parties' | 'candidates'>;
type Props = Filled & { view: View };
type At = Props & { place: number };

/** What every field of a commitment has. */
const field = ({ frame, problems, value, place }: At, part: CommitmentPart) => {
  const name = commitmentField(part, place);
  const label = frame.t(`partnership.form.commitmentOf.${part}`);
  return { frame, name, label, error: problems[name], value: value(name) };
};
const rowsAt = (at: At, part: CommitmentPart): number => rowsFor(field(at, part).value, 2);

const Words = (at: At) => {
  const { t } = at.frame;
  return (
    <>
      <TextArea
        {...field(at, 'commitment')}
        optional
        rows={rowsAt(at, 'commitment')}
        maxlength={longestCommitment}
      />
      <TextArea
        {...field(at, 'lesson')}
        hint={t('partnership.form.lessonHint')}
        optional
        rows={rowsAt(at, 'lesson')}
        maxlength={longestLesson}
      />
    </>
  );
};

/** Those on the community side who are in it, or could be asked in: an ally never nominates. P6 */
const nominators = ({ parties, candidates }: View): Option[] =>
  [...parties, ...candidates.filter(({ may }) => may.ok)]
    .filter(({ side }) => side === 'community')
    .map(({ organisation, name }) => ({ value: organisation, label: name }));

const Nominator = (at: At) => (
  <div class="of-nominations">
    <Select {...field(at, 'organisation')} options={nominators(at.view)} />
  </div>
);

/** Every chosen community, and room for more: never fewer than two choices. */
const Seats = (at: At) => {
  const { t } = at.frame;
  const named = field(at, 'communities');
  const chosen = at.list(named.name).filter((key) => key !== '');
  const shown = [...chosen, ...Array.from({ length: Math.max(1, 2 - chosen.length) }, () => '')];
  const options = communityKeys.map((key) => ({ value: key, label: t(`vocabulary.community.${key}`) }));
  return (
    <div class="of-seats">
      {shown.map((key, index) =>
        index === 0 ? (
          <Select {...named} options={options} value={key} />
        ) : (
          <Select
            {...named}
            id={`${named.name}-${index}`}
            label={t('partnership.form.moreCommunities')}
            error={undefined}
            optional
            options={options}
            value={key}
          />
        ),
      )}
      <TextField {...field(at, 'seats')} inputmode="numeric" maxlength={3} size={4} />
    </div>
  );
};

const Notice = (at: At) => (
  <div class="of-notice">
    <TextField {...field(at, 'days')} inputmode="numeric" maxlength={3} size={4} />
  </div>
);

const Where = (at: At) => {
  const { t } = at.frame;
  return (
    <div class="of-any">
      <Select
        {...field(at, 'kind')}
        chosen
        options={[
          { value: '', label: t('partnership.form.everyKind') },
          ...engagementKinds.map((kind) => ({ value: kind, label: t(`engagement.kind.${kind}`) })),
        ]}
      />
      <TextField
        {...field(at, 'space')}
        hint={t('partnership.form.spaceHint')}
        optional
        maxlength={longestWhere}
      />
      <TextField
        {...field(at, 'topic')}
        hint={t('partnership.form.topicHint')}
        optional
        maxlength={longestWhere}
      />
    </div>
  );
};

/** What the software checks. The styles show what the choice needs; without them every field is there to be left. */
const Check = (at: At) => {
  const { t } = at.frame;
  const checked = field(at, 'checked').value;
  /** What is checked already brings its own fields only: those of another are asked for when it is chosen. */
  const asks = (is: string): boolean => checked === '' || checked === is;
  return (
    <div class="checked">
      <Select
        {...field(at, 'checked')}
        hint={t(`partnership.form.${checked === '' ? 'checkedHint' : 'checkedAnew'}`)}
        chosen
        options={[
          { value: '', label: t('partnership.form.checkedNone') },
          ...commitmentChecks.map((is) => ({ value: is, label: t(`commitment.is.${is}`) })),
        ]}
      />
      {asks('nominations') && <Nominator {...at} />}
      {asks('seats') && <Seats {...at} />}
      {asks('notice') && <Notice {...at} />}
      <Where {...at} />
    </div>
  );
};

const Begun = (at: At) => (
  <fieldset class="field commitment">
    <legend>{at.frame.t('partnership.form.commitment', { number: at.place })}</legend>
    <Words {...at} />
    <Check {...at} />
  </fieldset>
);

const Blank = (at: At) => (
  <details>
    <summary id={`blank-${at.place}`}>
      {at.frame.t('partnership.form.commitment', { number: at.place })}
    </summary>
    {/* biome-ignore lint/a11y/useSemanticElements: the summary is the name, and a legend would say it twice */}
    <div class="commitment" role="group" aria-labelledby={`blank-${at.place}`}>
      <Words {...at} />
      <Check {...at} />
    </div>
  </details>
);

/** Two to begin with; where something was agreed, the form is long enough with one. */
const spareAfter = (last: number): number => (last === 0 ? 2 : 1);

/** What was agreed or begun stands open; a few blank ones are folded. P14 */
export const CommitmentFields = (props: Props) => {
  const last = lastBegun(props.typed);
  const places = Array.from(
    { length: Math.min(mostCommitments, last + spareAfter(last)) },
    (_, index) => index + 1,
  );
  return (
    <>
      {places.map((place) =>
        place <= last ? <Begun {...props} place={place} /> : <Blank {...props} place={place} />,
      )}
    </>
  );
};
