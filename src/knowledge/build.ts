/** Turns checked contents into records with full ids. */
import { relationTypeNames } from '../graph/ontology.ts';
import { type Contents, kindOf, type ParsedEntity, type ParsedFile } from './parse.ts';
import type {
  CitationRecord,
  EntityRecord,
  FactRecord,
  Knowledge,
  PositionRecord,
  RelationRecord,
  ScoreRecord,
  SourceRecord,
} from './records.ts';
import type { CitationFile, FactFile, SourceFile } from './schema.ts';

const citationsOf = (citations: readonly CitationFile[]): CitationRecord[] =>
  citations.map(({ source, locator }) => ({ sourceId: `source/${source}`, locator }));

const entityOf = ({ id, kind, file, value }: ParsedEntity): EntityRecord => ({
  id,
  kind,
  slug: file.slug,
  name: value.name,
  aliases: value.aliases,
  asks: value.asks,
  summary: value.summary,
  note: value.note ?? null,
  citations: citationsOf(value.citations),
  detail: value.detail,
});

const relationsOf = ({ id, kind, value }: ParsedEntity): RelationRecord[] =>
  relationTypeNames.flatMap((type) =>
    (value.relations[type] ?? []).flatMap((relation) => {
      const toKind = kindOf(relation.to);
      if (toKind === null) return [];
      return [
        {
          type,
          fromId: id,
          fromKind: kind,
          toId: relation.to,
          toKind,
          ordinal: relation.ordinal ?? null,
          note: relation.note ?? null,
          citations: citationsOf(relation.citations),
        },
      ];
    }),
  );

const positionsOf = ({ id, kind, value }: ParsedEntity): PositionRecord[] => {
  if (kind !== 'stage' && kind !== 'dimension') return [];
  return value.positions.map((position) => ({
    underId: id,
    underKind: kind,
    subjectId: position.subject,
    text: position.text,
    note: position.note ?? null,
    citations: citationsOf(position.citations),
  }));
};

const scoresOf = ({ id, value }: ParsedEntity): ScoreRecord[] =>
  value.scores.map((score) => ({
    modelId: id,
    benchmarkId: score.benchmark,
    variant: score.variant,
    value: score.value,
    unit: score.unit,
    method: score.method ?? null,
    asOf: score.asOf ?? null,
    note: score.note ?? null,
    citations: citationsOf(score.citations),
  }));

const factOf = ({ id, file, value }: ParsedFile<FactFile>): FactRecord => ({
  id,
  slug: file.slug,
  text: value.text,
  about: value.about,
  aspect: value.aspect,
  type: value.type,
  topic: value.topic ?? null,
  asOf: value.asOf ?? null,
  validUntil: value.validUntil ?? null,
  attributedTo: value.attributedTo ?? null,
  method: value.method ?? null,
  supersededBy: value.supersededBy ?? null,
  contradicts: value.contradicts,
  daily: value.daily,
  sensitive: value.sensitive,
  citations: citationsOf(value.citations),
  checked: value.checked,
  note: value.note ?? null,
  retracted: value.retracted ?? null,
});

const sourceOf = ({ id, file, value }: ParsedFile<SourceFile>): SourceRecord => ({
  id,
  slug: file.slug,
  title: value.title,
  url: value.url,
  publisher: value.publisher,
  kind: value.kind,
  published: value.published ?? null,
  retrieved: value.retrieved ?? null,
  license: value.license ?? null,
  note: value.note ?? null,
});

/** The records of all files that follow their schema. */
export const buildKnowledge = (contents: Contents): Knowledge => ({
  entities: contents.entities.map(entityOf),
  relations: contents.entities.flatMap(relationsOf),
  positions: contents.entities.flatMap(positionsOf),
  scores: contents.entities.flatMap(scoresOf),
  facts: contents.facts.map(factOf),
  sources: contents.sources.map(sourceOf),
  redirects: contents.redirects.flatMap(({ value }) => Object.entries(value).map(([from, to]) => ({ from, to }))),
  files: contents.files,
});
