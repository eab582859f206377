/** What can be pressed below an answer: its pages, what its command offers, sharing it, the query behind it, and telling that it is wrong. */
import { textOf } from '../api/graphql.ts';
import type { Behind, Offer } from './command.ts';
import type { Action, ButtonAction } from './reply.ts';
import type { CommandCall } from './request.ts';
import type { Seals } from './seal.ts';
import type { Messages } from './words/index.ts';

export interface Pressable {
  readonly offers: readonly Offer[] | undefined;
  readonly behind: Behind | undefined;
  /** What asks for this very answer. */
  readonly call: CommandCall;
  readonly page: { readonly number: number; readonly of: number } | undefined;
  /** Whether everybody sees it already. */
  readonly isShared: boolean;
  /** Whether its command lets it be shown to everybody. */
  readonly canShare: boolean;
  /** Who may press. */
  readonly user: string;
}

interface Tools {
  readonly seals: Seals;
  readonly messages: Messages;
  readonly playground?: string;
}

/** Slack's limit for the address of a button; where a platform takes less on a button, it can still link from the text. */
const LONGEST_LINK = 3_000;

export async function actionsOf({ offers = [], behind, call, page, isShared, canShare, user }: Pressable, tools: Tools): Promise<Action[]> {
  const { messages: words } = tools;
  const currentCall = page === undefined ? call : { ...call, page: page.number };
  const actions = await Promise.all([
    ...turnsOf(page).map((step) => {
      // What is shared is turned where everybody sees it.
      const options = isShared ? { ...call.options, share: true } : call.options;
      const call = { command: call.command, options, page: (page?.number ?? 1) + step };
      return button('turn', step < 0 ? words.actions.previous : words.actions.next, call, user, tools);
    }),
    offersOf(offers, user, tools),
    isShared || !canShare ? [] : button('share', words.actions.share, currentCall, user, tools),
    links(behind, tools),
    behind === undefined ? [] : button('report', words.actions.feedback, currentCall, user, tools),
  ]);
  return once(actions.flat());
}

/** What can be pressed below something that is no answer: what to do instead. */
export async function offersOf(offers: readonly Offer[], user: string, tools: Pick<Tools, 'seals'>): Promise<Action[]> {
  const actions = await Promise.all(offers.map((offer) => offered(offer, user, tools)));
  return once(actions.flat());
}

/** The steps from this page to its neighbours. */
const turnsOf = (page: Pressable['page']): number[] =>
  page === undefined ? [] : [...(page.number > 1 ? [-1] : []), ...(page.number < page.of ? [1] : [])];

/** Nothing when the question is too long for a button and could not be kept. */
async function button(
  action: ButtonAction,
  label: string,
  call: CommandCall,
  user: string,
  { seals }: Pick<Tools, 'seals'>,
): Promise<Action[]> {
  const token = await seals.seal(call, user);
  return token === undefined ? [] : [{ kind: 'button', action, label, token }];
}

/** Platforms take no more choices in one select. */
const MOST_CHOICES = 25;

async function offered(offer: Offer, user: string, tools: Pick<Tools, 'seals'>): Promise<Action[]> {
  if (offer.kind === 'button') return button('ask', offer.label, offer.call, user, tools);
  const choices = await Promise.all(
    offer.choices.slice(0, MOST_CHOICES).map(async ({ call, ...shown }) => {
      const token = await tools.seals.seal(call, user);
      return token === undefined ? [] : [{ ...shown, token }];
    }),
  );
  return choices.flat().length === 0 ? [] : [{ kind: 'select', label: offer.label, choices: choices.flat() }];
}

/** Platforms refuse two buttons that are the same. */
function once(actions: readonly Action[]): Action[] {
  const keyOf = (action: Action) => (action.kind === 'button' ? `${action.action} ${action.token}` : JSON.stringify(action));
  return [...new Map([...actions].reverse().map((action) => [keyOf(action), action])).values()].reverse();
}

function links(behind: Behind | undefined, { playground, messages: words }: Tools): Action[] {
  if (behind === undefined || playground === undefined) return [];
  const url = new URL(playground);
  url.searchParams.set('query', textOf(behind.document));
  if (Object.keys(behind.variables).length > 0) url.searchParams.set('variables', JSON.stringify(behind.variables));
  return url.href.length > LONGEST_LINK ? [] : [{ kind: 'link', label: words.actions.query, url: url.href }];
}
