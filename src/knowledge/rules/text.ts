/** Every text is plain: nothing in it can ping, format or hide in a chat. */
import type { Contents } from '../parse.ts';
import { type KnowledgeFile, type Path, problemAt } from '../read.ts';
import type { Problem } from '../records.ts';

interface Ban {
  readonly pattern: RegExp;
  readonly message: string;
  readonly hint: string;
}

const bans: readonly Ban[] = [
  {
    pattern: /@everyone|@here|<[!@#]/i,
    message: 'The text can ping people or channels.',
    hint: 'Remove @everyone, @here, <!, <@ and <#.',
  },
  {
    pattern: /\]\s*\(|<https?:|<\/?[a-z][^<>]*>|\*\*|__|~~|`/i,
    message: 'The text holds markup (a link, a tag or formatting).',
    hint: 'Write plain words; addresses belong into a source file.',
  },
  {
    pattern: /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\uFFFD]/u,
    message: 'The text holds a line break, a control character or an invisible one.',
    hint: 'Write it on one line; for a long text use ">-" and indent the lines below it.',
  },
  {
    pattern: /^\s|\s$|\s\s/,
    message: 'The text begins, ends or is stretched with spaces.',
    hint: 'Use single spaces, and none at the ends.',
  },
];

/** Every text under a value, with its path. */
function* textsOf(value: unknown, path: Path): Generator<{ readonly path: Path; readonly text: string }> {
  if (typeof value === 'string') yield { path, text: value };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) yield* textsOf(item, [...path, key]);
}

const checkFile = (file: KnowledgeFile): Problem[] =>
  [...textsOf(file.value, [])].flatMap(({ path, text }) => {
    const broken = bans.find((ban) => ban.pattern.test(text));
    return broken === undefined ? [] : [problemAt(file, path, broken.message, broken.hint)];
  });

export const checkTexts = (files: readonly KnowledgeFile[]): Problem[] => files.flatMap(checkFile);

/** The words of a text, without case, signs and order. */
const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );

const MAX_OVERLAP = 0.9;
// Two posts of one month must not sound alike.
const MAX_DAILY_OVERLAP = 0.7;

/** The part of the words of both texts that is in each of them. */
const overlap = (left: ReadonlySet<string>, right: ReadonlySet<string>): number => {
  const [small, large] = left.size < right.size ? [left, right] : [right, left];
  if (small.size < large.size * MAX_DAILY_OVERLAP) return 0;
  let shared = 0;
  for (const word of small) if (large.has(word)) shared += 1;
  return shared / (left.size + right.size - shared || 1);
};

/** No two facts say the same in almost the same words; daily ones differ more. */
export const checkRepeatedFacts = ({ facts }: Contents): Problem[] => {
  const known = facts.map((fact) => ({ fact, words: wordsOf(fact.value.text) }));
  return known.flatMap(({ fact, words }, index) => {
    const twin = known.slice(0, index).find((earlier) => {
      const limit = fact.value.daily && earlier.fact.value.daily ? MAX_DAILY_OVERLAP : MAX_OVERLAP;
      return overlap(words, earlier.words) > limit;
    });
    if (twin === undefined) return [];
    const message = `The text says almost the same as ${twin.fact.id} (${twin.fact.file.path}).`;
    return [problemAt(fact.file, ['text'], message, 'Keep one of the two facts, or say what is different.')];
  });
};
