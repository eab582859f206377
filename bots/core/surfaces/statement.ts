/** The statement in a message that someone else wrote: one line, within the limit of the command that checks it. Pure. */

export interface Statement {
  /** Empty if the message has no words. */
  readonly text: string;
  /** The message is longer. */
  readonly isCut: boolean;
}

/** The limit of the command `check`. */
const MAX_STATEMENT = 500;

export function statementIn(message: string): Statement {
  const line = message
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069\s]+/gu, ' ')
    .trim();
  if (!/[\p{L}\p{N}]/u.test(line)) return { text: '', isCut: false };
  return line.length <= MAX_STATEMENT ? { text: line, isCut: false } : { text: cut(line), isCut: true };
}

/** After a whole sentence if there is one, since a part of one may say something else; else after a word. */
function cut(line: string): string {
  const start = line.slice(0, MAX_STATEMENT);
  const sentences = [...start.matchAll(/[.!?](?=\s)/g)].map(({ index }) => index + 1);
  const words = [...start.matchAll(/\S(?=\s)/gu)].map(({ index }) => index + 1);
  const end = sentences.at(-1) ?? words.at(-1);
  return end === undefined ? start.replace(/[\uD800-\uDBFF]$/, '') : start.slice(0, end);
}
