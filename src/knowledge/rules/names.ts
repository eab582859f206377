/** A name leads to one thing: no two entities of a kind share a name, an alias or an ordinal. */
import { kindNames, kinds } from '../../graph/ontology.ts';
import { foldAsk, foldName } from '../../rules/duplicates.ts';
import { chains } from '../../rules/relations.ts';
import type { Contents, ParsedEntity } from '../parse.ts';
import type { Problem } from '../problem.ts';
import { type KnowledgeFile, type Path, problemAt } from '../read.ts';
import { relationsOf } from './references.ts';

interface NameUse {
  readonly file: KnowledgeFile;
  readonly path: Path;
  readonly key: string;
}

/** The marks whose key an earlier mark has already, each with that earlier one. */
const findRepeats = (marks: readonly NameUse[]): { readonly mark: NameUse; readonly first: NameUse }[] => {
  const seen = new Map<string, NameUse>();
  return marks.flatMap((mark) => {
    const first = seen.get(mark.key);
    if (first === undefined) seen.set(mark.key, mark);
    return first === undefined ? [] : [{ mark, first }];
  });
};

const namesOf = ({ file, value }: ParsedEntity): NameUse[] => [
  { file, path: ['name'], key: foldName(value.name) },
  ...value.aliases.map((alias, index) => ({ file, path: ['aliases', index], key: foldName(alias) })),
];

export const checkNames = ({ entities }: Contents): Problem[] =>
  kindNames.flatMap((kind) => {
    const marks = entities.filter((entity) => entity.kind === kind).flatMap(namesOf);
    return findRepeats(marks).map(({ mark, first }) => {
      const message = `The name "${mark.key}" is already used for a ${kinds[kind].label} in ${first.file.path}.`;
      return problemAt(mark.file, mark.path, message, 'Remove it from one of the two, or make it more exact.');
    });
  });

/** A lay phrasing leads to one entity, of whatever kind. */
export const checkAsks = ({ entities }: Contents): Problem[] => {
  const marks = entities.flatMap(({ file, value }) =>
    value.asks.map((ask, index): NameUse => ({ file, path: ['asks', index], key: foldAsk(ask) })),
  );
  return findRepeats(marks).map(({ mark, first }) =>
    problemAt(mark.file, mark.path, `The phrase "${mark.key}" is already in ${first.file.path}.`, 'Keep it where it fits best.'),
  );
};

/** Ordinals are unique within a kind, and among the relations of one type of one entity. */
export const checkOrdinals = ({ entities }: Contents): Problem[] => {
  const own = entities.flatMap(({ file, kind, value }): NameUse[] =>
    value.ordinal === null ? [] : [{ file, path: ['ordinal'], key: `${kind} ${value.ordinal}` }],
  );
  const related = relationsOf(entities).flatMap(({ entity, type, path, relation }): NameUse[] =>
    relation.ordinal === null ? [] : [{ file: entity.file, path: [...path, 'ordinal'], key: `${entity.id} ${type} ${relation.ordinal}` }],
  );
  return [...findRepeats(own), ...findRepeats(related)].map(({ mark, first }) =>
    problemAt(mark.file, mark.path, `This place in the order is already taken in ${first.file.path}.`, 'Give each its own number.'),
  );
};

/** An entity states a relation to another one once. */
export const checkRepeatedRelations = ({ entities }: Contents): Problem[] => {
  const marks = relationsOf(entities).map(
    ({ entity, type, path, relation }): NameUse => ({
      file: entity.file,
      path: [...path, 'to'],
      key: `${entity.id} ${type} ${relation.to}`,
    }),
  );
  const loops = relationsOf(entities).filter(({ entity, relation }) => relation.to === entity.id);
  return [
    ...findRepeats(marks).map(({ mark }) =>
      problemAt(mark.file, mark.path, 'This relation is stated twice.', 'Keep one, with the citations of both.'),
    ),
    ...loops.map(({ entity, path }) =>
      problemAt(entity.file, [...path, 'to'], 'An entity cannot be related to itself.', 'Name another entity.'),
    ),
  ];
};

/** A source has one file. */
export const checkSources = ({ sources }: Contents): Problem[] => {
  const marks = sources.map(({ file, value }): NameUse => ({ file, path: ['url'], key: value.url.replace(/\/$/, '') }));
  return findRepeats(marks).map(({ mark, first }) =>
    problemAt(mark.file, mark.path, `The same address is already in ${first.file.path}.`, 'Cite that source, with another locator.'),
  );
};

/** Follows each id to the ids after it and gives those that lead back to themselves. */
const findLoops = (next: ReadonlyMap<string, readonly string[]>): string[] => {
  const reaches = (start: string): boolean => {
    const seen = new Set<string>();
    const open = [...(next.get(start) ?? [])];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (id === start) return true;
      if (!seen.has(id)) open.push(...(next.get(id) ?? []));
      seen.add(id);
    }
    return false;
  };
  return [...next.keys()].filter(reaches);
};

/** No fact supersedes itself by way of others, no model builds on itself, and nothing belongs to itself. */
export const checkLoops = ({ entities, facts }: Contents): Problem[] => {
  const hint = 'Break the circle at its newest member.';
  const related = chains.flatMap(({ type, message }) => {
    const broken = new Set(findLoops(new Map(entities.map(({ id, value }) => [id, (value.relations[type] ?? []).map(({ to }) => to)]))));
    return entities.filter(({ id }) => broken.has(id)).map(({ file }) => problemAt(file, ['relations', type], message, hint));
  });
  const superseded = new Map(facts.map(({ id, value }) => [id, value.supersededBy === null ? [] : [value.supersededBy]]));
  const broken = new Set(findLoops(superseded));
  return [
    ...related,
    ...facts
      .filter(({ id }) => broken.has(id))
      .map(({ file }) => problemAt(file, ['supersededBy'], 'The fact is superseded by itself.', hint)),
  ];
};
