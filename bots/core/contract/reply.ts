/**
 * Reply: what is said, free of any platform.
 * Claim: one statement with the numbers of its sources. Source: where something was published, numbered from 1 by its place in
 * the reply. Block: a part of the reply that renderers never cut inside a claim.
 */
export interface Claim {
  /** A short name that introduces the text, shown in bold where the platform can. */
  readonly label?: string;
  readonly text: string;
  /** Numbers of the sources of this statement: 1 is the first of `Reply.sources`. Empty only for what is our own word. */
  readonly sources: readonly number[];
}

export interface Source {
  readonly title: string;
  readonly url: string;
  readonly publisher: string;
  /** When it was published, as exactly as it is known: `2021-01-05`, `2021-01` or `2021`. */
  readonly published?: string;
}

export interface Row {
  readonly label: string;
  /** One cell a column. */
  readonly cells: readonly Claim[];
}

export type Block =
  | {
      readonly kind: 'claims';
      readonly heading?: string;
      readonly ordered: boolean;
      readonly claims: readonly Claim[];
      /** The number of the first claim of an ordered list that began on an earlier page. */
      readonly from?: number;
    }
  | { readonly kind: 'table'; readonly heading?: string; readonly columns: readonly string[]; readonly rows: readonly Row[] }
  | { readonly kind: 'image'; readonly url: string /** What it shows, for those who cannot see it. */; readonly alt: string }
  | { readonly kind: 'note'; readonly text: string };

/**
 * What a press does: `ask` gives another answer beside this one, `turn` puts another page in the place of this one, `share` shows
 * this answer to everybody, `report` opens a form in which the person says what is wrong.
 */
export type ButtonAction = 'ask' | 'turn' | 'share' | 'report';

/** What can be pressed below a reply. A token stands for what is then asked, for the one person it was made for (core/state/button-tokens). */
export type Action =
  | { readonly kind: 'button'; readonly action: ButtonAction; readonly label: string; readonly token: string }
  | { readonly kind: 'select'; readonly label: string; readonly choices: readonly SelectChoice[] }
  | { readonly kind: 'link'; readonly label: string; readonly url: string };

/** One line of a select; at most 25 stand in one. Choosing it does what an `ask` button does. */
export interface SelectChoice {
  readonly label: string;
  readonly detail?: string;
  readonly token: string;
}

/** A token holds at most this many characters, so that it fits Discord's custom_id (100) with room for what it does. */
export const MAX_TOKEN_LENGTH = 90;

/** Who sees a reply: only the person who asked, or everybody in the channel. */
export type Visibility = 'private' | 'public';

export interface Footer {
  /** The revision of the graph that answered; absent when no graph was asked. */
  readonly revision?: string;
  /** Which page this is, where the whole answer has more than one. */
  readonly page?: { readonly number: number; readonly of: number };
}

export interface Reply {
  readonly title: string;
  /** What the title names ("model") where it does not say so itself, or "error". */
  readonly badge?: string;
  /** The answer in one or two sentences. */
  readonly lead: Claim;
  readonly blocks: readonly Block[];
  readonly sources: readonly Source[];
  readonly actions: readonly Action[];
  readonly visibility: Visibility;
  readonly footer: Footer;
  /** The language of our own words around it (core/messages), for what a renderer adds: `wordsFor(reply.locale)`. */
  readonly locale?: string;
}

/** What is said when no command said it: always private, without sources, since it states nothing about models. */
export const textReply = (title: string, text: string): Reply => ({
  title,
  badge: 'error',
  lead: { text, sources: [] },
  blocks: [],
  sources: [],
  actions: [],
  visibility: 'private',
  footer: {},
});

/** `switch` over a union ends here; a new member then fails to compile. */
export function unreachable(value: never): never {
  throw new TypeError(`not a member of the union: ${JSON.stringify(value)}`);
}
