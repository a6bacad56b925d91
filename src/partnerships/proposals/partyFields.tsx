import { routes } from '../../routes.ts';
import { Checkboxes } from '../../web/forms/fields.tsx';
import { RefusedAction } from '../../web/forms/form.tsx';
import { Onward } from '../../web/parts/cards.tsx';
import { communityFirst, sayNames } from '../words.ts';
import type { Filled } from './fields.tsx';
import type { Candidate, ProposalFormView } from './view.ts';

type Props = Filled & { chosen: readonly string[]; view: ProposalFormView };

const Nobody = ({ frame, problems, founding }: Filled & { founding: boolean }) => (
  <p id="parties">
    {problems.parties && <span class="error">{problems.parties} </span>}
    {frame.t(`partnership.form.${founding ? 'nobody' : 'nobodyMore'}`)}{' '}
    <Onward href={routes.organisations.url()}>{frame.t('partnership.form.nobodyLink')}</Onward>
  </p>
);

const Askable = ({ open, view, chosen, ...filled }: Props & { open: readonly Candidate[] }) => {
  const { frame, problems } = filled;
  const founding = view.change === 'founding';
  if (open.length === 0) return <Nobody {...filled} founding={founding} />;
  return (
    <Checkboxes
      frame={frame}
      name="parties"
      label={frame.t(`partnership.form.${founding ? 'ask' : 'askMore'}`)}
      hint={frame.t(`partnership.form.${founding ? 'askHint' : 'askMoreHint'}`)}
      error={problems.parties}
      optional={!founding}
      values={chosen}
      options={open.map(({ organisation, name, side }) => ({
        value: organisation,
        label: name,
        hint: frame.t(`partnership.side.${side}`),
      }))}
    />
  );
};

/** Who cannot be asked is shown all the same, with the reason. P6, P7 */
const Candidates = (props: Props) => {
  const { frame, view } = props;
  const candidates = communityFirst(view.candidates);
  return (
    <>
      <Askable {...props} open={candidates.filter(({ may }) => may.ok)} />
      {candidates.map(({ name, may }) =>
        may.ok ? null : <RefusedAction frame={frame} label={name} refusal={may} />,
      )}
    </>
  );
};

/** Who is in it anyway, and who else could be asked. An amendment's parties are fixed. P1 */
export const PartyFields = (props: Props) => {
  const { frame, view } = props;
  return (
    <>
      <p>
        <span class="overline">{frame.t('partnership.form.inAnyway')}</span>
        {sayNames(frame, communityFirst(view.parties))}
      </p>
      {view.decision === null && <Candidates {...props} />}
    </>
  );
};
