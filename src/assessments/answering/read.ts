import type { RoundId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import { type MemberContext, ownOf } from '../../session/memberContext.ts';
import type { Frame } from '../../web/frame.ts';
import { respondentOf } from '../facts.ts';
import type { Linked } from '../links/store.ts';
import { mayKeepSheet } from '../rules.ts';
import { readDraft } from '../sheet/draftStore.ts';
import { emptySheet, type Sheet } from '../sheet/facts.ts';
import { countSheets, sheetsOf } from '../sheet/store.ts';
import type { AnswerMode } from '../sheet/suppression.ts';
import { asked } from '../termsStore.ts';
import { type AtRound, nameIn, readVisible } from '../visible.ts';
import { sayList, trailTo } from '../words.ts';
import { partsOf } from './form.ts';
import type { EntryView, SheetView } from './view.ts';

/** The sheet a member works on: the organisation's one sheet, or her own draft. */
export const sheetBefore = async (
  context: MemberContext,
  round: RoundId,
  mode: AnswerMode,
): Promise<{ given: boolean; sheet: Sheet }> => {
  const { tx, keyring } = context;
  if (mode === 'people') {
    const draft = await readDraft(tx, keyring, round);
    return { given: draft?.given ?? false, sheet: draft?.sheet ?? emptySheet };
  }
  const [one] = await sheetsOf(tx, keyring, { round, organisation: ownOf(context) });
  return { given: false, sheet: one?.sheet ?? emptySheet };
};

/** `open`: she can write in it now. */
export const readSheet = async (
  context: MemberContext,
  { round }: AtRound,
  frame: Frame,
): Promise<{ view: SheetView; open: boolean } | null> => {
  const visible = await readVisible(context, round);
  const own = visible && respondentOf(visible.facts, ownOf(context));
  if (!own) return null;
  const { facts, terms, questions, partnership } = visible;
  const mode = own.mode ?? 'one';
  const { given, sheet } = await sheetBefore(context, round, mode);
  const others = facts.respondents.filter(({ organisation }) => organisation !== own.organisation);
  const view: SheetView = {
    kind: mode === 'one' ? 'one' : 'own',
    ...{ terms, questions, parts: partsOf(terms, questions), side: own.side, sheet },
    organisation: nameIn(partnership, own.organisation),
    others: sayList(
      frame,
      others.map(({ organisation }) => nameIn(partnership, organisation)),
    ),
    action: routes.sheet.url({ round }),
    trail: trailTo(frame, facts.partnership, round),
  };
  return { view, open: mayKeepSheet(facts, context.member, given).ok };
};

export const linkedView = (frame: Frame, { given, draft }: Linked, code: string): SheetView => {
  const { terms, side, organisation, others } = given;
  const questions = asked(terms);
  return {
    kind: 'link',
    ...{ terms, questions, parts: partsOf(terms, questions), side, organisation },
    sheet: draft ?? emptySheet,
    others: sayList(frame, others),
    action: routes.linkedSheet.url({ code }),
    trail: undefined,
  };
};

export const readEntry = async (context: MemberContext, { round }: AtRound): Promise<EntryView | null> => {
  const visible = await readVisible(context, round);
  const own = visible && respondentOf(visible.facts, ownOf(context));
  if (!own) return null;
  const { terms, questions, facts } = visible;
  return {
    ...{ round, partnership: facts.partnership, terms, questions, side: own.side },
    parts: partsOf(terms, questions),
    sheets: await countSheets(context.tx, { round, organisation: own.organisation }),
  };
};
