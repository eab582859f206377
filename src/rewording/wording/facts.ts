/** Facts: the sentences of a plain answer, each with the sources of what it says. A model may word these, and nothing else. */
import type { Answer, CitedClaim } from '../../ask/answer/answer.ts';

/** One sentence reads well as it is. */
const MIN_FACTS = 2;
const MAX_FACTS = 12;
export const MAX_LENGTH = 2_000;

/** Empty when there is nothing to word: no answer, a list, or one with a note that must stay as it is. */
export function factsOf({ outcome, reason, reading, count, table, text, claims }: Answer): readonly CitedClaim[] {
  const isPlain = outcome === 'answered' && reason === null && reading !== null && text.length <= MAX_LENGTH;
  if (!isPlain || count !== null || table !== null || NUMBERED.test(text)) return [];
  const facts = sentencesIn(text).map((sentence) => ({
    text: sentence,
    citations: [...new Set(claims.filter((claim) => isSaidBy(sentence, claim.text)).flatMap(({ citations }) => citations))],
  }));
  return facts.length < MIN_FACTS || facts.length > MAX_FACTS ? [] : facts;
}

const NUMBERED = /(?:^|[:,] )\d{1,2}\. /;

/** A wrong cut, as after "vs.", does no harm: every part has to be in the wording. */
const sentencesIn = (text: string): string[] => text.split(/(?<=[.!?])\s+(?=[\p{Lu}\p{N}])/u).filter((sentence) => sentence !== '');

/** A claim may hold several sentences, a sentence several claims, and a claim begins with the name of what it is about. */
function isSaidBy(sentence: string, claim: string): boolean {
  const statement = claim.replace(/\.$/, '');
  const body = /^[^:]{1,100}: (.{24,})$/s.exec(statement)?.[1];
  return sentence.includes(statement) || claim.includes(sentence) || (body !== undefined && sentence.includes(body));
}
