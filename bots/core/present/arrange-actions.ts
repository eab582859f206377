/**
 * Where the actions of a reply stand, alike on all platforms: at most three buttons, menus, what to think of the answer, and the
 * rest behind one more menu.
 */
import type { Action } from '../contract/reply.ts';

type Button = Extract<Action, { kind: 'button' }>;
type Link = Extract<Action, { kind: 'link' }>;

export interface ArrangedActions {
  /** The pages first, then what to ask next, and sharing last. */
  readonly buttons: readonly Button[];
  readonly menus: readonly Extract<Action, { kind: 'select' }>[];
  /** What to ask next, beyond the buttons. */
  readonly overflow: readonly Button[];
  readonly links: readonly Link[];
  readonly useful: Button | undefined;
  readonly report: Button | undefined;
}

/** More buttons would be as loud as the answer. */
const MAX_BUTTONS = 3;

export function arrangeActions(actions: readonly Action[]): ArrangedActions {
  const buttons = actions.filter((action) => action.kind === 'button');
  const of = (wanted: Button['action']) => buttons.filter(({ action }) => action === wanted);
  const [pages, questions, shares] = [of('turn'), of('ask'), of('share')];
  const room = Math.max(0, MAX_BUTTONS - pages.length - shares.length);
  return {
    buttons: [...pages, ...questions.slice(0, room), ...shares],
    menus: actions.filter((action) => action.kind === 'select'),
    overflow: questions.slice(room),
    links: actions.filter((action) => action.kind === 'link'),
    useful: of('useful')[0],
    report: of('report')[0],
  };
}
