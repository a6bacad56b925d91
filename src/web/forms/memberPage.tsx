import type { HtmlEscapedString } from 'hono/utils/html';
import type { MemberContext } from '../../session/memberContext.ts';
import type { SignedIn } from '../../session/session.ts';
import type { Frame } from '../frame.ts';
import type { Request } from '../request.ts';
import type { ReturnedForm } from './returned.ts';

type Shown<View> = {
  frame: Frame;
  view: View;
  returned: ReturnedForm | undefined;
  done: string | null;
};

/** Shows a member what is read for her, alone or with a form that came back. What is not there for her is not found (C16). */
export const memberPage =
  <At, View>(
    read: (context: MemberContext, at: At, request: Request) => Promise<View | null>,
    page: (props: Shown<View>) => HtmlEscapedString | Promise<HtmlEscapedString>,
  ) =>
  async (request: Request, at: At, member: SignedIn, returned?: ReturnedForm): Promise<Response> => {
    const view = await request.readAs(member, (context) => read(context, at, request));
    if (!view) return request.notFound();
    const { frame, done } = request;
    return request.answer(page({ frame, view, returned, done }), returned);
  };
