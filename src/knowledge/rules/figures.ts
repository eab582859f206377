/** Figures: none rests on hearsay, and two that disagree name each other and how each was made. */
import { checkSecondaryFigures } from '../../rules/claims.ts';
import { type Contents, kindOf, type ParsedFile } from '../parse.ts';
import type { Problem } from '../problem.ts';
import { problemAt } from '../read.ts';
import type { FactFile } from '../schema.ts';
import { claimOf, toProblem } from './facts.ts';

/** A figure was read in the publication itself, its abstract or a dataset, not on a page about it. */
export const checkFigures = ({ entities, facts }: Contents): Problem[] => {
  const names = new Map(entities.map(({ id, value }) => [id, [value.name, ...value.aliases]]));
  return facts.flatMap((fact) => {
    const about = fact.value.about.flatMap((id) => names.get(id) ?? []);
    return checkSecondaryFigures(claimOf(fact.value), about).map((breach) => toProblem(fact, breach));
  });
};

type Rule = (
  fact: ParsedFile<FactFile>,
  other: ParsedFile<FactFile> | undefined,
  id: string,
) => readonly [message: string, hint: string] | null;

const contradictionRules: readonly Rule[] = [
  (_fact, _other, id) =>
    kindOf(id) === null && id.startsWith('fact/')
      ? null
      : [`A fact cannot contradict "${id}".`, 'Name a fact, such as fact/gpt-4-cost-epoch.'],
  (fact, _other, id) => (fact.id === id ? ['A fact cannot contradict itself.', 'Name the other fact.'] : null),
  (fact, other) =>
    other === undefined || other.value.contradicts.includes(fact.id)
      ? null
      : [`${other.id} does not say that it contradicts this fact.`, `Add contradicts: [${fact.id}] to ${other.file.path}.`],
  ({ value }) =>
    value.method === null ? ['A fact that contradicts another tells its method.', 'Add method: how, and from what, it was made.'] : null,
];

/** Facts that contradict each other say so on both sides, and tell their methods. */
export const checkContradictions = ({ facts }: Contents): Problem[] => {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  return facts.flatMap((fact) =>
    fact.value.contradicts.flatMap((id, index) => {
      const broken = contradictionRules.map((rule) => rule(fact, byId.get(id), id)).find((found) => found !== null);
      return broken == null ? [] : [problemAt(fact.file, ['contradicts', index], ...broken)];
    }),
  );
};
