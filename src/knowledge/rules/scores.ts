/** Scores: each is of a model on a known benchmark, stated once, and within its scale. */
import { didYouMean } from '../../rules/nearest.ts';
import { type Contents, kindOf } from '../parse.ts';
import type { Problem } from '../problem.ts';
import { type KnowledgeFile, problemAt, problemIn } from '../read.ts';
import type { ScoreFile } from '../score-schema.ts';

const keyOf = ({ model, variant, measuredBy, asOf }: ScoreFile): string => JSON.stringify([model, variant, measuredBy, asOf]);

function checkScore(file: KnowledgeFile, score: ScoreFile, isRepeated: boolean): Problem[] {
  const { model, unit, value, path } = score;
  if (kindOf(model) !== 'model') {
    return [problemAt(file, [...path, 'model'], `A score cannot be of "${model}".`, 'Name a model, such as model/clip.')];
  }
  if (isRepeated) {
    const hint = 'Keep one, or tell them apart by "variant", "measuredBy" or "asOf".';
    return [problemAt(file, [...path, 'model'], `A score of ${model} is stated twice.`, hint)];
  }
  if (unit !== 'percent' || (value >= 0 && value <= 100)) return [];
  return [problemAt(file, [...path, 'value'], `${value} percent is not between 0 and 100.`, 'Correct the value or the unit.')];
}

export const checkScores = ({ scores, files }: Contents): Problem[] =>
  scores.flatMap(({ id, file, value }) => {
    if (!files.has(id)) {
      const known = [...files.keys()].filter((other) => kindOf(other) === 'benchmark');
      const hint = `${didYouMean(id, known)}Name the file like the benchmark's, or add ${id}.yaml.`;
      return [problemIn(file.path, `There is no "${id}" for these scores.`, hint)];
    }
    const seen = new Set<string>();
    return value.flatMap((score) => {
      const key = keyOf(score);
      const isRepeated = seen.has(key);
      seen.add(key);
      return checkScore(file, score, isRepeated);
    });
  });
