/** Random filters over random entities of several kinds keep the same entities as a filter that only knows the relations as texts. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Kind, relationRule } from '../../../../src/graph/ontology.ts';
import { type EntityFilter, entityCriterion, type TechniqueFilter, techniqueCriterion } from '../../../../src/graph/query/filter.ts';
import { defaultOrder, filterSorted } from '../../../../src/graph/query/sorted-lists.ts';
import { entitiesIn } from '../../../support/graph/entries.ts';
import { entity, graphOf, relation } from '../../../support/graph/rows.ts';

const IDS = ['a', 'b', 'c'].flatMap((slug) => ['model', 'technique', 'limitation', 'concept', 'stage'].map((kind) => `${kind}/${slug}`));
const TYPES = ['uses', 'mitigates', 'part-of', 'builds-on', 'limited-by'] as const;
const idsOf = (kinds: readonly Kind[]): string[] => IDS.filter((id) => kinds.some((kind) => id.startsWith(`${kind}/`)));

const anyType = fc.constantFrom(...TYPES);
const randomRelation = anyType.chain((type) => {
  const { from, to } = relationRule(type);
  return fc.tuple(fc.constantFrom(...idsOf(from)), fc.constantFrom(...idsOf(to))).map((ends) => ends.join(` ${type} `));
});

type Related = NonNullable<EntityFilter['related']>[number];
const related: fc.Arbitrary<Related> = fc.tuple(anyType, fc.boolean()).chain(([type, inverse]) => {
  const { from, to } = relationRule(type);
  return fc.option(fc.constantFrom(...idsOf(inverse ? from : to))).map((other) => ({ type, inverse, to: other }));
});

function combined<Filter extends object>(conditions: fc.Arbitrary<Filter>): fc.Arbitrary<Filter> {
  const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 3 },
      conditions,
      ...(['and', 'or'] as const).map((name) =>
        fc.tuple(conditions, fc.array(tie('filter'), { minLength: 1, maxLength: 2 })).map(([own, parts]) => ({ ...own, [name]: parts })),
      ),
      fc.tuple(conditions, tie('filter')).map(([own, not]) => ({ ...own, not })),
    ),
  }));
  return filter;
}

const entityFilter = combined<EntityFilter>(fc.record({ related: fc.array(related, { maxLength: 2 }) }, { requiredKeys: [] }));
const techniqueFilter = combined<TechniqueFilter>(
  fc.record(
    {
      mitigates: fc.constantFrom(...idsOf(['limitation'])),
      usedBy: fc.constantFrom(...idsOf(['model', 'stage'])),
      partOf: fc.constantFrom(...idsOf(['concept'])),
    },
    { requiredKeys: [] },
  ),
);

/** Whether a line such as "technique/a mitigates limitation/b" is among the relations; any entity stands for a missing end. */
const isStated = (lines: readonly string[], from: string | undefined, type: string, to: string | undefined): boolean =>
  lines.some((line) => {
    const [start, name, end] = line.split(' ');
    return name === type && (from ?? start) === start && (to ?? end) === end;
  });

function matches(id: string, filter: EntityFilter & TechniqueFilter, lines: readonly string[]): boolean {
  const { mitigates, usedBy, partOf, and, or, not } = filter;
  const isRelated = ({ type, inverse, to }: Related) =>
    inverse === true ? isStated(lines, to ?? undefined, type, id) : isStated(lines, id, type, to ?? undefined);
  return [
    (filter.related ?? []).every(isRelated),
    mitigates == null || isStated(lines, id, 'mitigates', mitigates),
    usedBy == null || isStated(lines, usedBy, 'uses', id),
    partOf == null || isStated(lines, id, 'part-of', partOf),
    (and ?? []).every((part) => matches(id, part, lines)),
    or == null || or.some((part) => matches(id, part, lines)),
    not == null || !matches(id, not, lines),
  ].every(Boolean);
}

const lines = fc.uniqueArray(randomRelation, { maxLength: 25 });
const graphFrom = (relations: readonly string[]) =>
  graphOf({
    entities: IDS.map((id) => entity(id, /^(limitation|stage)/.test(id) ? { ordinal: IDS.indexOf(id) + 1 } : {})),
    relations: relations.map((line) => relation(line)),
  });

it('keeps the entities that a plain filter keeps', () => {
  fc.assert(
    fc.property(lines, entityFilter, (relations, filter) => {
      const graph = graphFrom(relations);
      const found = entitiesIn(graph, filterSorted(defaultOrder(graph, 'any'), entityCriterion(graph, filter))).map(({ id }) => id);
      expect(found.toSorted()).toEqual(IDS.filter((id) => matches(id, filter, relations)).toSorted());
    }),
    { numRuns: 300 },
  );
});

it('keeps the techniques that a plain filter keeps', () => {
  fc.assert(
    fc.property(lines, techniqueFilter, (relations, filter) => {
      const graph = graphFrom(relations);
      const found = entitiesIn(graph, filterSorted(defaultOrder(graph, 'technique'), techniqueCriterion(graph, filter)));
      expect(found.map(({ id }) => id)).toEqual(idsOf(['technique']).filter((id) => matches(id, filter, relations)));
    }),
    { numRuns: 300 },
  );
});
