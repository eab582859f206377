/**
 * Record: one checked, plain, immutable piece of knowledge, as the knowledge files state it.
 * Ids are full (`model/clip`), dates are text (`2021`, `2021-01` or `2021-01-05`), and what a file leaves out is null.
 */
import type {
  Aspect,
  CheckLevel,
  ClaimType,
  Kind,
  PositionKind,
  RelationTypeName,
  ScoreUnit,
  SourceKind,
  Topic,
} from '../graph/ontology.ts';

/** The place in one source that says what is stated. */
export interface CitationRecord {
  readonly sourceId: string;
  readonly locator: string;
}

/** What only entities of one kind have. */
export type Detail =
  | ModelDetail
  | { readonly kind: 'organization'; readonly country: string | null; readonly url: string | null }
  | { readonly kind: 'benchmark'; readonly released: string | null; readonly metric: string | null }
  | { readonly kind: 'modality'; readonly ordinal: number }
  | { readonly kind: 'dimension'; readonly ordinal: number }
  | { readonly kind: 'stage'; readonly ordinal: number }
  | { readonly kind: 'limitation'; readonly ordinal: number; readonly statement: string; readonly sourceHeading: string | null }
  | { readonly kind: 'model-class' }
  | { readonly kind: 'task' }
  | { readonly kind: 'technique' }
  | { readonly kind: 'concept' };

/** The columns of a model. */
export interface ModelDetail {
  readonly kind: 'model';
  readonly released: string | null;
  readonly parameters: number | null;
  readonly contextTokens: number | null;
  readonly license: string | null;
  readonly openWeights: boolean | null;
  readonly family: string | null;
}

/** One entity file. `kind` equals `detail.kind`. */
export interface EntityRecord {
  readonly id: string;
  readonly kind: Kind;
  readonly slug: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** How people ask for it in other words. */
  readonly asks: readonly string[];
  readonly summary: string;
  readonly note: string | null;
  readonly citations: readonly CitationRecord[];
  readonly detail: Detail;
}

/** One edge; its identity is (`type`, `fromId`, `toId`). */
export interface RelationRecord {
  readonly type: RelationTypeName;
  readonly fromId: string;
  readonly fromKind: Kind;
  readonly toId: string;
  readonly toKind: Kind;
  readonly ordinal: number | null;
  readonly note: string | null;
  readonly citations: readonly CitationRecord[];
}

/** What is said of one subject under one dimension or stage; its identity is (`underId`, `subjectId`). */
export interface PositionRecord {
  readonly underId: string;
  readonly underKind: PositionKind;
  readonly subjectId: string;
  readonly text: string;
  readonly note: string | null;
  readonly citations: readonly CitationRecord[];
}

/** A measured value of a model on a benchmark; its identity is (`modelId`, `benchmarkId`, `variant`). */
export interface ScoreRecord {
  readonly modelId: string;
  readonly benchmarkId: string;
  readonly variant: string;
  readonly value: number;
  readonly unit: ScoreUnit;
  readonly method: string | null;
  readonly asOf: string | null;
  readonly note: string | null;
  readonly citations: readonly CitationRecord[];
}

/** One fact file. A fact that is retracted stays here so that the writer can withdraw it. */
export interface FactRecord {
  readonly id: string;
  readonly slug: string;
  readonly text: string;
  readonly about: readonly string[];
  readonly aspect: Aspect;
  readonly type: ClaimType;
  readonly topic: Topic | null;
  readonly asOf: string | null;
  readonly validUntil: string | null;
  readonly attributedTo: string | null;
  readonly method: string | null;
  readonly supersededBy: string | null;
  readonly contradicts: readonly string[];
  readonly daily: boolean;
  readonly sensitive: boolean;
  readonly citations: readonly CitationRecord[];
  readonly checked: { readonly on: string; readonly level: CheckLevel };
  readonly note: string | null;
  readonly retracted: { readonly on: string; readonly reason: string } | null;
}

/** One source file. */
export interface SourceRecord {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly url: string;
  readonly publisher: string;
  readonly kind: SourceKind;
  readonly published: string | null;
  readonly retrieved: string | null;
  readonly license: string | null;
  readonly note: string | null;
}

/** A retired id and the id that answers for it now. */
export interface RedirectRecord {
  readonly from: string;
  readonly to: string;
}

/**
 * Everything the files say, in the order of the ontology's kinds and then of slugs; relations and positions as their file has them.
 * `files` tells the file of an id, relative to the knowledge folder.
 */
export interface Knowledge {
  readonly entities: readonly EntityRecord[];
  readonly relations: readonly RelationRecord[];
  readonly positions: readonly PositionRecord[];
  readonly scores: readonly ScoreRecord[];
  readonly facts: readonly FactRecord[];
  readonly sources: readonly SourceRecord[];
  readonly redirects: readonly RedirectRecord[];
  readonly files: ReadonlyMap<string, string>;
}

/** Something wrong in a knowledge file: where it is, what it is, and what to do next. Lines and columns start at 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint: string;
}
