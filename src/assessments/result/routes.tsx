import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { act, place } from '../../web/forms/act.ts';
import { memberPage } from '../../web/forms/memberPage.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import {
  type AtAction,
  consentToOne,
  proposeAction,
  replyTo,
  reportOne,
  writeReading,
} from '../followUp/acts.ts';
import { FollowUpReader } from '../followUp/store.ts';
import type { AtRound } from '../visible.ts';
import { actionFields, readingFields, replyFields, reportFields } from './form.ts';
import { ItemPage } from './itemPage.tsx';
import { ResultPage } from './page.tsx';
import { readItem, readResult } from './read.ts';

const showResult = memberPage((context, { round }: AtRound) => readResult(context, round), ResultPage);

type AtItem = AtRound & { item: string };
const showItem = memberPage((context, { round, item }: AtItem) => readItem(context, round, item), ItemPage);

/** An action's own buttons come back to the question that it is about. */
const showItemOf = async (
  request: Request,
  { round, action }: AtAction,
  member: SignedIn,
  returned?: ReturnedForm,
) => {
  const found = await request.readAs(member, ({ tx, keyring }) =>
    new FollowUpReader(tx, keyring).action(action),
  );
  const item = found?.round === round ? found.item : '';
  return showItem(request, { round, item }, member, returned);
};

const result = place(routes.result, showResult);
const item = place(routes.resultItem, showItem);
const itemOfAction = place<AtAction>(routes.result, showItemOf);
const toItem = ({ round }: AtRound, { item }: { item: string }) => routes.resultItem.url({ round, item });

export const resultRoutes = (mount: Mount): void => {
  mount.member(routes.result, showResult);
  mount.member(routes.resultItem, showItem);
  mount.member(routes.writeReading, act(item, 'readingWritten', readingFields, writeReading));
  mount.member(routes.proposeAction, act(item, 'actionProposed', actionFields, proposeAction));
  mount.member(routes.consentAction, act(itemOfAction, 'actionAnswered', {}, consentToOne, { to: toItem }));
  mount.member(
    routes.reportAction,
    act(itemOfAction, 'actionAnswered', reportFields, reportOne, { to: toItem }),
  );
  mount.member(routes.reply, act(result, 'replied', replyFields, replyTo));
};
