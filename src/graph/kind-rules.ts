/** What a kind of entities and a column declare. */
import type { ColumnCues } from './cues.ts';

/** The types of columns: a date has any known precision, a count is a whole number above 0, a flag is true or false. */
export interface ColumnTypes {
  readonly text: string;
  readonly url: string;
  readonly date: string;
  readonly count: number;
  readonly flag: boolean;
}

/** A column of one kind. The files, the editors, the database, the graph and the API all read its rule from here. */
export interface ColumnRule {
  readonly type: keyof ColumnTypes;
  /** The maximum number of characters of a text; 80 by default. */
  readonly max?: number;
  /** What is missing without it, as the end of a sentence; a column without this text may be null. */
  readonly required?: string;
  /** The key in the knowledge files, if it differs from the column's name. */
  readonly key?: string;
  /** Whether a date may be in the future. */
  readonly mayLieAhead?: true;
  /** The description of the GraphQL field. */
  readonly description: string;
  /** The description of the GraphQL input field. */
  readonly inputDescription: string;
  /** The description of ordering by it; lists can't be ordered by a column without this text. */
  readonly orderDescription?: string;
  readonly cues?: ColumnCues;
}

/**
 * A kind of entity. `type` is its GraphQL type, `plural` its GraphQL list, `label` its name in a sentence. Entities of a kind
 * with `ordinal`, which describes that field, have a place in a list; `columnsLabel` sums up the columns in a word or two.
 */
export interface KindRule {
  readonly type: string;
  readonly plural: string;
  readonly label: string;
  readonly description: string;
  readonly ordinal?: string;
  readonly columns?: Readonly<Record<string, ColumnRule>>;
  readonly columnsLabel?: string;
  /** The nouns that people use for entities of the kind. */
  readonly cues?: readonly string[];
}
