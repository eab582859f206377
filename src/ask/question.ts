/** Question: what a text was read as. It names entities by id, and says nothing about the words that were typed. */

import type { Side } from '../graph/base/relations-of.ts';
import type { Kind, RelationTypeName } from '../graph/ontology.ts';

/** One entity, or a line of models that has no entry of its own. */
export type Subject =
  | { readonly type: 'entity'; readonly id: string }
  | { readonly type: 'line'; readonly name: string; readonly ids: readonly string[] };

/** What can be asked of one entity: a column of its kind, a relation from one of its sides, or what catalogs say of it. */
export type AskedAttribute =
  | { readonly by: 'column'; readonly name: string }
  | { readonly by: 'relation'; readonly relation: RelationTypeName; readonly side: Side }
  | { readonly by: 'catalog'; readonly name: CatalogAttribute };

export const catalogAttributes = ['inputPrice', 'outputPrice', 'knowledgeCutoff'] as const;
export type CatalogAttribute = (typeof catalogAttributes)[number];

/** Ends of a range: `min` and `max` belong to it, `over` and `under` don't. */
export interface NumberRange {
  readonly min?: number;
  readonly max?: number;
  readonly over?: number;
  readonly under?: number;
}

/** Partial dates: `since` and `until` belong to the range, `after` and `before` don't. */
export interface DateRange {
  readonly since?: string;
  readonly until?: string;
  readonly after?: string;
  readonly before?: string;
}

export type Filter =
  | { readonly op: 'and' | 'or'; readonly of: readonly Filter[] }
  | { readonly op: 'not'; readonly of: Filter }
  /** Joined by a relation to one of these. */
  | { readonly op: 'related'; readonly relation: RelationTypeName; readonly side: Side; readonly ids: readonly string[] }
  /** Joined by a relation to an entity that a filter of its own holds for: companies with open models. */
  | { readonly op: 'joined'; readonly relation: RelationTypeName; readonly side: Side; readonly kind: Kind; readonly filter: Filter | null }
  | { readonly op: 'flag'; readonly column: string; readonly value: boolean }
  | { readonly op: 'text'; readonly column: string; readonly value: string }
  | { readonly op: 'number'; readonly column: string; readonly range: NumberRange }
  | { readonly op: 'date'; readonly column: string; readonly range: DateRange }
  | { readonly op: 'known'; readonly column: string }
  | { readonly op: 'score'; readonly benchmarkId: string; readonly range: NumberRange }
  | { readonly op: 'among'; readonly name: string; readonly ids: readonly string[] };

/** A word that was read as another one. */
export interface Correction {
  readonly from: string;
  readonly to: string;
}

/** By a column, a price, the score on a benchmark, or the number of relations. */
export type Measure =
  | { readonly by: 'column'; readonly name: string }
  | { readonly by: 'score'; readonly benchmarkId: string }
  | { readonly by: 'relations'; readonly relation: RelationTypeName; readonly side: Side; readonly of: Filter | null };

export interface Ranked {
  readonly measure: Measure;
  readonly direction: 'asc' | 'desc';
  readonly limit: number;
}

export type SmallTalk = 'greeting' | 'thanks' | 'help' | 'maker' | 'stop' | 'subscribe' | 'goodbye' | 'wellbeing';

export type Question =
  | { readonly form: 'define'; readonly subject: Subject }
  | { readonly form: 'attribute'; readonly subject: Subject; readonly attributes: readonly AskedAttribute[] }
  | { readonly form: 'list'; readonly kind: Kind; readonly filter: Filter | null }
  | { readonly form: 'count'; readonly kind: Kind; readonly filter: Filter | null }
  | { readonly form: 'top'; readonly kind: Kind; readonly filter: Filter | null; readonly ranked: Ranked }
  | { readonly form: 'compare'; readonly subjects: readonly Subject[]; readonly under: Under | null }
  | { readonly form: 'path'; readonly from: string; readonly to: string }
  | { readonly form: 'yesNo'; readonly subject: Subject; readonly filter: Filter; readonly every?: true }
  | { readonly form: 'limits'; readonly subject: Subject }
  | { readonly form: 'why'; readonly limitationId: string; readonly of: string | null }
  | { readonly form: 'stages'; readonly of: string | null }
  | { readonly form: 'tasks'; readonly subject: Subject }
  | { readonly form: 'how'; readonly subject: Subject }
  | { readonly form: 'scores'; readonly subject: Subject; readonly benchmarkId: string }
  | { readonly form: 'smallTalk'; readonly topic: SmallTalk };

/** One point of a comparison: a dimension or stage, or an attribute. */
export type Under = { readonly by: 'entity'; readonly id: string } | AskedAttribute;

export const entitySubject = (id: string): Subject => ({ type: 'entity', id });

export const idsOf = (subject: Subject): readonly string[] => (subject.type === 'entity' ? [subject.id] : subject.ids);
