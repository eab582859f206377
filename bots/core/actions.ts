/** What can be pressed below an answer: its pages, what its command offers, sharing it, the query behind it, and telling that it is wrong. */
import { textOf } from '../api/graphql.ts';
import type { Behind, Offer } from './command.ts';
import type { Action } from './reply.ts';
import type { Asking } from './request.ts';
import type { Seals } from './seal.ts';
import type { Words } from './words/index.ts';

export interface Pressable {
  readonly offers: readonly Offer[] | undefined;
  readonly behind: Behind | undefined;
  /** What asks for this very answer. */
  readonly asking: Asking;
  readonly page: { readonly number: number; readonly of: number } | undefined;
  /** Whether everybody sees it already. */
  readonly isShared: boolean;
  /** Who may press. */
  readonly user: string;
}

interface Tools {
  readonly seals: Seals;
  readonly words: Words;
  readonly playground?: string;
}

/** Longer addresses are cut by browsers and refused by platforms: Discord's limit for the address of a button. */
const LONGEST_LINK = 512;

export async function actionsOf({ offers = [], behind, asking, page, isShared, user }: Pressable, tools: Tools): Promise<Action[]> {
  const { seals, words } = tools;
  const button = async (does: 'turn' | 'ask' | 'share' | 'report', label: string, asked: Asking): Promise<Action> => ({
    ...{ kind: 'button', does, label },
    token: await seals.seal(asked, user),
  });
  const here = page === undefined ? asking : { ...asking, page: page.number };
  const turns = page === undefined ? [] : [...(page.number > 1 ? [-1] : []), ...(page.number < page.of ? [1] : [])];
  return Promise.all([
    ...turns.map((step) =>
      button('turn', step < 0 ? words.actions.previous : words.actions.next, { ...asking, page: (page?.number ?? 1) + step }),
    ),
    ...offers.map((offer) => offered(offer, button, (asked) => seals.seal(asked, user))),
    ...(isShared ? [] : [button('share', words.actions.share, here)]),
    ...links(behind, tools),
    button('report', words.actions.report, here),
  ]);
}

async function offered(
  offer: Offer,
  button: (does: 'ask', label: string, asked: Asking) => Promise<Action>,
  seal: (asked: Asking) => Promise<string>,
): Promise<Action> {
  if (offer.kind === 'button') return button('ask', offer.label, offer.asking);
  const choices = offer.choices.map(async ({ asking, ...shown }) => ({ ...shown, token: await seal(asking) }));
  return { kind: 'select', label: offer.label, choices: await Promise.all(choices) };
}

function links(behind: Behind | undefined, { playground, words }: Tools): Action[] {
  if (behind === undefined || playground === undefined) return [];
  const url = new URL(playground);
  url.searchParams.set('query', textOf(behind.document));
  if (Object.keys(behind.variables).length > 0) url.searchParams.set('variables', JSON.stringify(behind.variables));
  return url.href.length > LONGEST_LINK ? [] : [{ kind: 'link', label: words.actions.query, url: url.href }];
}
