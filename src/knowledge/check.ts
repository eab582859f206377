/** All rules of the knowledge files, those of one file and those between files. */
import type { Contents } from './parse.ts';
import type { Problem } from './problem.ts';
import { type FolderContent, problemIn } from './read.ts';
import { checkCounts, checkModalities, checkPositions } from './rules/comparison.ts';
import { checkClaims, checkDailyFacts, checkWordings, checkYears } from './rules/facts.ts';
import { checkContradictions, checkFigures } from './rules/figures.ts';
import { checkAsks, checkLoops, checkNames, checkOrdinals, checkRepeatedRelations, checkSources } from './rules/names.ts';
import { checkReferences, checkRelations, checkTargets } from './rules/references.ts';
import { checkScores } from './rules/scores.ts';
import { checkRepeatedFacts, checkTexts } from './rules/text.ts';
import { checkFuture, checkOrder, checkValidity } from './rules/time.ts';

const rules: readonly ((contents: Contents) => Problem[])[] = [
  checkReferences,
  checkRelations,
  checkTargets,
  checkNames,
  checkAsks,
  checkOrdinals,
  checkRepeatedRelations,
  checkSources,
  checkLoops,
  checkClaims,
  checkDailyFacts,
  checkWordings,
  checkYears,
  checkScores,
  checkFigures,
  checkContradictions,
  checkRepeatedFacts,
  checkOrder,
  checkValidity,
  checkCounts,
  checkPositions,
  checkModalities,
];

const emptyFolder = problemIn(
  '.',
  'The folder holds no knowledge file.',
  'Check the path: the folder should hold folders such as model, sources and facts.',
);

const byPlace = (left: Problem, right: Problem): number => {
  if (left.file !== right.file) return left.file < right.file ? -1 : 1;
  return left.line - right.line || left.column - right.column;
};

export const checkContents = (input: FolderContent & { readonly contents: Contents }, today: string): Problem[] => {
  const { files, contents } = input;
  // A file that can't be read comes first: what others lack may be in it.
  const first = input.problems.toSorted(byPlace);
  const problems = [
    ...contents.problems,
    ...checkTexts(files),
    ...checkFuture(contents, today),
    ...rules.flatMap((rule) => rule(contents)),
  ];
  return files.length === 0 ? [...first, emptyFolder] : [...first, ...problems.sort(byPlace)];
};
