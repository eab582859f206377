/** Controls, marks that change the direction of a text, and what isn't a character on its own: emoji modifiers, unpaired surrogates. */
const INVISIBLE = /\p{Cc}|\p{Cf}|\p{Cs}|\p{Co}|\p{Cn}|[\u{FE00}-\u{FE0F}]/gu;

/** One line that can't reorder or hide what stands around it. */
export const toPlainLine = (text: string): string => text.replace(/\s+/gu, ' ').replace(INVISIBLE, '').trim();
