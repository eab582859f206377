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
}

export interface Row {
  readonly label: string;
  /** One cell a column. */
  readonly cells: readonly Claim[];
}

export type Block =
  | { readonly kind: 'claims'; readonly heading?: string; readonly ordered: boolean; readonly claims: readonly Claim[] }
  | { readonly kind: 'table'; readonly heading?: string; readonly columns: readonly string[]; readonly rows: readonly Row[] }
  | { readonly kind: 'note'; readonly text: string };

/** Who sees a reply: only the person who asked, or everybody in the channel. */
export type Visibility = 'private' | 'public';

export interface Footer {
  /** The revision of the graph that answered; absent when no graph was asked. */
  readonly revision?: string;
}

export interface Reply {
  readonly title: string;
  /** What the title names ("model") where it does not say so itself, or "error". */
  readonly badge?: string;
  /** The answer in one or two sentences. */
  readonly lead: Claim;
  readonly blocks: readonly Block[];
  readonly sources: readonly Source[];
  readonly visibility: Visibility;
  readonly footer: Footer;
}

/** What is said when no command said it: always private, without sources, since it states nothing about models. */
export const plainReply = (title: string, text: string): Reply => ({
  title,
  badge: 'error',
  lead: { text, sources: [] },
  blocks: [],
  sources: [],
  visibility: 'private',
  footer: {},
});

/** `switch` over a union ends here; a new member then fails to compile. */
export function unreachable(value: never): never {
  throw new TypeError(`not a member of the union: ${JSON.stringify(value)}`);
}
