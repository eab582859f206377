import { builder } from './builder.ts';

/** `model-class` is written MODEL_CLASS, and `releasedOn` RELEASED_ON. */
const enumName = (word: string): string =>
  word
    .replace(/[A-Z]/g, (letter) => `_${letter}`)
    .replaceAll('-', '_')
    .toUpperCase();

export const enumOf = <Word extends string>(name: string, description: string, words: Readonly<Record<Word, string>>) =>
  builder.enumType(name, {
    description,
    values: Object.fromEntries(
      (Object.keys(words) as Word[]).map((word) => [enumName(word), { value: word, description: words[word] }]),
    ) as Record<string, { value: Word; description: string }>,
  });
