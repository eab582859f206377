/** Scores: each is of a benchmark, stated once, and within its scale. */
import { type Contents, kindOf } from '../parse.ts';
import type { Problem } from '../problem.ts';
import { type KnowledgeFile, type Path, problemAt } from '../read.ts';
import type { ScoreFile } from '../schema.ts';

interface StatedScore {
  readonly file: KnowledgeFile;
  readonly path: Path;
  readonly score: ScoreFile;
  readonly earlier: readonly ScoreFile[];
}

const sameRun = (left: ScoreFile, right: ScoreFile): boolean => left.benchmark === right.benchmark && left.variant === right.variant;

const checkScore = ({ file, path, score, earlier }: StatedScore): Problem[] => {
  const { benchmark, unit, value } = score;
  if (kindOf(benchmark) !== 'benchmark') {
    return [problemAt(file, [...path, 'benchmark'], `A score cannot be on "${benchmark}".`, 'Name a benchmark, such as benchmark/mmmu.')];
  }
  if (earlier.some((other) => sameRun(other, score))) {
    return [problemAt(file, path, `A score on ${benchmark} is stated twice.`, 'Keep one, or tell them apart by "variant".')];
  }
  if (unit !== 'percent' || (value >= 0 && value <= 100)) return [];
  return [problemAt(file, [...path, 'value'], `${value} percent is not between 0 and 100.`, 'Correct the value or the unit.')];
};

/** What a model reached is said once for each run, of a benchmark, in a unit that it fits. */
export const checkScores = ({ entities }: Contents): Problem[] =>
  entities.flatMap(({ file, value }) =>
    value.scores.flatMap((score, index) => checkScore({ file, path: ['scores', index], score, earlier: value.scores.slice(0, index) })),
  );
