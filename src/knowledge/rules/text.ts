/** Every text is plain: nothing in it can ping, format or hide in a chat. */

import { isNearDuplicate, wordsOf } from '../../rules/duplicates.ts';
import { findForbiddenText } from '../../rules/plain-text.ts';
import type { Contents } from '../parse.ts';
import type { Problem } from '../problem.ts';
import { type KnowledgeFile, type Path, problemAt } from '../read.ts';

/** Every text under a value, with its path. */
function* textsOf(value: unknown, path: Path): Generator<{ readonly path: Path; readonly text: string }> {
  if (typeof value === 'string') yield { path, text: value };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) yield* textsOf(item, [...path, key]);
}

const checkFile = (file: KnowledgeFile): Problem[] =>
  [...textsOf(file.value, [])].flatMap(({ path, text }) => {
    const broken = findForbiddenText(text);
    return broken === undefined ? [] : [problemAt(file, path, broken.message, broken.hint)];
  });

export const checkTexts = (files: readonly KnowledgeFile[]): Problem[] => files.flatMap(checkFile);

/** No two facts say the same in almost the same words; daily ones differ more. */
export const checkRepeatedFacts = ({ facts }: Contents): Problem[] => {
  const known = facts.map((fact) => ({ fact, words: wordsOf(fact.value.text), daily: fact.value.daily }));
  return known.flatMap(({ fact, ...compared }, index) => {
    const twin = known.slice(0, index).find((earlier) => isNearDuplicate(compared, earlier));
    if (twin === undefined) return [];
    const message = `The text says almost the same as ${twin.fact.id} (${twin.fact.file.path}).`;
    return [problemAt(fact.file, ['text'], message, 'Keep one of the two facts, or say what is different.')];
  });
};
