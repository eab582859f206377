/** Search terms: the meaningful words of a text, in one form for singular and plural. */
import { fold } from '../base/fold.ts';

/** Words that occur everywhere and carry no meaning. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  'a an and are as at be by can do does for from has have how in is it its of on or that the their they this to was what when which who why will with'.split(
    ' ',
  ),
);

/** The meaningful words of a text, in one form for singular and plural. */
export const toSearchTerms = (text: string): string[] =>
  fold(text)
    .split(' ')
    .filter((word) => word !== '' && !STOP_WORDS.has(word))
    .map(toSingular);

/** "image" finds "Images", and "modality" finds "modalities". */
export const toSingular = (word: string): string => (word.length > 3 ? word.replace(/ies$/, 'y').replace(/(?<=[^aisu])s$/, '') : word);
