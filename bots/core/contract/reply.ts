/**
 * A reply, independent of any platform: a sentence that answers, a few rows or a table, its sources, and what to do next.
 * Renderers may split a reply between blocks and between claims, but never inside a claim.
 */
import type { EntityKind } from '../../api/graphql.ts';

/** One statement with its sources. */
export interface Claim {
  /** A short name that introduces the text, shown in bold where the platform can. */
  readonly label?: string;
  readonly text: string;
  /** Positions in `Reply.sources`, from 1. Empty only for text of our own. */
  readonly sources: readonly number[];
}

export interface Source {
  readonly title: string;
  readonly url: string;
  readonly publisher: string;
  /** As precise as is known: `2021-01-05`, `2021-01` or `2021`. */
  readonly published?: string;
  /** When it was last read for the graph, as precise as is known. */
  readonly checked?: string;
}

export interface Row {
  readonly label: string;
  /** One per column. */
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
      /** The answer is whole without it, so the first page leaves it to the next. */
      readonly canWait?: true;
    }
  | Table
  | Chart
  | { readonly kind: 'image'; readonly url: string /** Text alternative. */; readonly alt: string }
  | {
      readonly kind: 'note';
      readonly text: string;
      /** It can be shown with the sources, which some platforms fold. Without it, it says what must be known before the answer is read. */
      readonly aside?: true;
    };

export interface Table {
  readonly kind: 'table';
  readonly heading?: string;
  /** The heading of the column of labels: "Model". */
  readonly corner?: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** What names the things that the table is about: a list has one in each row, a comparison one in each column (the default). */
  readonly subjects?: 'rows' | 'columns';
}

/** It repeats numbers of the blocks before it, so a platform without charts leaves it out. */
export interface Chart {
  readonly kind: 'chart';
  readonly form: 'bar' | 'line';
  readonly title: string;
  readonly categories: readonly string[];
  /** Each has one value per category. */
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** What the values count, as the label of their axis: "percent". */
  readonly unit?: string;
}

/**
 * What a button does: `ask` sends another answer, `turn` replaces this page by another, `share` shows this answer to the whole
 * channel, `report` opens a modal for feedback on this answer, `useful` counts it as helpful.
 */
const BUTTON_ACTIONS = ['ask', 'turn', 'share', 'report', 'useful'] as const;
export type ButtonAction = (typeof BUTTON_ACTIONS)[number];

export const isButtonAction = (text: string): text is ButtonAction => (BUTTON_ACTIONS as readonly string[]).includes(text);

/** What a platform that can do so asks before it sends a press. */
export interface Confirmation {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
}

/** A button, a select or a link below a reply. A token holds the command call, for one user unless it is open (core/state). */
export type Action =
  | {
      readonly kind: 'button';
      readonly action: ButtonAction;
      readonly label: string;
      /** What screen readers say, where the label is only a sign. */
      readonly spoken?: string;
      readonly token: string;
      readonly confirmation?: Confirmation;
    }
  | { readonly kind: 'select'; readonly label: string; readonly choices: readonly SelectChoice[] }
  | { readonly kind: 'link'; readonly label: string; readonly url: string };

/** A choice of a select, which holds at most 25. Choosing it works like an `ask` button. */
export interface SelectChoice {
  readonly label: string;
  readonly detail?: string;
  readonly token: string;
}

/** In characters: fits Discord's custom_id (100) together with the button's action. */
export const MAX_TOKEN_LENGTH = 90;

/** Who sees a reply: only the user who asked, or the whole channel. */
export type Visibility = 'private' | 'public';

export interface Footer {
  /** What this is, if the title doesn't say so: "Fact of the day · Training · 29 Nov 2026". */
  readonly caption?: string;
  /** The revision of the graph; absent if the graph wasn't queried. */
  readonly revision?: string;
  /** Absent if the answer has only one page. */
  readonly page?: { readonly number: number; readonly of: number };
  /** The latest date on which a source of the answer was read, as precise as is known. */
  readonly checked?: string;
}

/** Words in the texts of a reply that some platforms show in a way of their own. Elsewhere they are read as they stand. */
export type Mention =
  | { readonly kind: 'channel'; readonly text: string; readonly id: string }
  /** `at` is an ISO 8601 instant, which a platform can show on the reader's clock. */
  | { readonly kind: 'time'; readonly text: string; readonly at: string };

export interface Reply {
  /** What the reply is about; empty if its sentence says that. */
  readonly title: string;
  readonly titleUrl?: string;
  /** The kind of entity that the title names. */
  readonly kind?: EntityKind;
  /** That kind in words ("model"), or "error". */
  readonly badge?: string;
  /** The answer in one or two sentences; empty on later pages. */
  readonly lead: Claim;
  /** The graph has no answer: it isn't shown as one. */
  readonly isUnknown?: true;
  /** Something of ours is at fault, such as an API that can't be reached. */
  readonly isFailure?: true;
  /** The sentence needs no title before it, though it doesn't repeat it. */
  readonly standsAlone?: true;
  readonly blocks: readonly Block[];
  readonly sources: readonly Source[];
  readonly mentions?: readonly Mention[];
  readonly actions: readonly Action[];
  readonly visibility: Visibility;
  readonly footer: Footer;
  /** The language of the text that renderers add: `messagesFor(reply.locale)`. */
  readonly locale?: string;
}

/** A private error reply from outside any command. */
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

/** The default case of an exhaustive `switch`: a new member of the union then fails to compile. */
export function unreachable(value: never): never {
  throw new TypeError(`not a member of the union: ${JSON.stringify(value)}`);
}
