/** Literal rows of a small graph, as the database would return them. */

import type { Graph } from '../../../src/graph/graph.ts';
import { type DetailKind, detailKinds, type Kind, type RelationTypeName } from '../../../src/graph/ontology.ts';
import type { Attribute } from '../../../src/graph/values/values.ts';
import { buildGraph } from './build-graph.ts';
import type { CitationRow, EntityRow, FactRow, PositionRow, RelationRow, ScoreRow, SourceRow, Tables, ValueRow } from './tables.ts';

const NO_DETAIL = Object.fromEntries(detailKinds.map((kind) => [kind, null])) as Record<DetailKind, null>;

export interface EntityText {
  readonly name?: string;
  readonly aliases?: readonly string[];
  readonly asks?: readonly string[];
  readonly ordinal?: number;
  readonly model?: Partial<NonNullable<EntityRow['model']>>;
}

/** An entity by its id; a test passes the fields it cares about, the rest is made up. */
export function entity(id: string, { name, aliases = [], asks = [], ordinal, model }: EntityText = {}): EntityRow {
  const [kind = '', slug = ''] = id.split('/');
  const numbered = { id, kind, ordinal: ordinal ?? 0, statement: `${slug} is bad.`, sourceHeading: null };
  return {
    ...{ id, kind, slug, name: name ?? slug, summary: `About ${slug}.`, note: null, origin: 'curated', ...NO_DETAIL },
    aliases: aliases.map((text) => ({ entityId: id, text, origin: 'curated' })),
    asks: asks.map((text) => ({ entityId: id, text, origin: 'curated' })),
    ...(ordinal === undefined ? {} : { [kind]: numbered }),
    ...(model === undefined ? {} : { model: { ...EMPTY_MODEL, id, ...model } }),
  };
}

const EMPTY_MODEL = {
  ...{ kind: 'model', releasedOn: null, parameters: null, contextTokens: null, license: null, openWeights: null, family: null },
  ...{ retiredOn: null, retirementAnnouncedOn: null },
};

/** `relation('model/a accepts modality/b')`; the id is the text. */
export function relation(text: string, more: Partial<RelationRow> = {}): RelationRow {
  const [fromId = '', type = '', toId = ''] = text.split(' ');
  const kindOf = (id: string) => id.split('/')[0] as Kind;
  return {
    ...{ id: text, type: type as RelationTypeName, fromId, fromKind: kindOf(fromId), toId, toKind: kindOf(toId) },
    ...{ ordinal: null, note: null, origin: 'curated' },
    ...more,
  };
}

export function position(underId: string, subjectId: string, text: string): PositionRow {
  const [underKind = '', subjectKind = ''] = [underId, subjectId].map((id) => id.split('/')[0]);
  return { id: `${underId}>${subjectId}`, underId, underKind, subjectId, subjectKind, text, note: null, origin: 'curated' };
}

/** A daily fact about some entities. */
export function fact(slug: string, about: readonly string[] = [], more: Partial<FactRow> = {}): FactRow {
  const id = `fact/${slug}`;
  return {
    ...{ id, slug, text: `${slug}.`, aspect: 'capability', type: 'fact', topic: null, asOf: null, validUntil: null, attributedTo: null },
    ...{ method: null, supersededById: null, daily: true, checkedOn: '2026-01-01', checkLevel: 'primary', note: null },
    ...{ sensitive: false, contradicts: [], contradictedBy: [] },
    ...{ retractedOn: null, retractedReason: null, origin: 'curated' },
    subjects: about.map((entityId, index) => ({ factId: id, entityId, ordinal: index + 1 })),
    ...more,
  };
}

/** A score in percent. */
export function score(modelId: string, benchmarkId: string, value: number, more: Partial<ScoreRow> = {}): ScoreRow {
  return {
    ...{
      id: `${modelId}>${benchmarkId}#${more.variant ?? ''}`,
      modelId,
      modelKind: 'model',
      benchmarkId,
      benchmarkKind: 'benchmark',
      value,
    },
    ...{ variant: '', unit: 'percent', method: null, asOf: null, note: null, origin: 'curated' },
    ...{ evaluator: 'third-party', measuredBy: '' },
    ...more,
  };
}

/** One source's value for an attribute: by default a catalog's. */
export function value(entityId: string, attribute: Attribute, said: ValueRow['value'], origin = 'models.dev'): ValueRow {
  return {
    ...{ id: `${entityId}.${attribute}@${origin}`, entityId, attribute, value: said, origin },
    ...{ method: null, observedOn: origin === 'curated' ? null : '2026-11-01', note: null },
  };
}

export function source(slug: string): SourceRow {
  return {
    ...{ id: `source/${slug}`, slug, title: slug, url: `https://example.org/${slug}`, publisher: 'A journal', kind: 'paper' },
    ...{ published: null, retrieved: null, license: null, note: null, origin: 'curated' },
  };
}

export function citation(id: string, sourceSlug: string, target: Partial<CitationRow>, ordinal = 1): CitationRow {
  const none = { entityId: null, relationId: null, positionId: null, factId: null, scoreId: null, valueId: null };
  return { id, sourceId: `source/${sourceSlug}`, locator: `at ${id}`, ordinal, origin: 'curated', ...none, ...target };
}

const NO_TABLES: Tables = {
  ...{ revision: 1n, entities: [], relations: [], positions: [], scores: [], facts: [], sources: [], citations: [], redirects: [] },
  ...{ offerings: [], values: [], imports: [] },
};

export const graphOf = (tables: Partial<Tables>): Graph => buildGraph({ ...NO_TABLES, ...tables });
