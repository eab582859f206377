/** Courtesy and small talk: what people say around a question, and what is no question at all. */
import type { SmallTalk } from '../question.ts';
import type { Lexicon } from '../vocabulary/lexicon.ts';
import { phraseOf, type Token } from '../words/tokens.ts';

/** The question without what people say around it. */
export function withoutCourtesy(tokens: readonly Token[], { courtesy }: Lexicon): readonly Token[] {
  let [start, end] = [0, tokens.length];
  const phrase = (from: number, to: number): string => phraseOf(tokens.slice(from, to));
  const longest = (isAt: (length: number) => boolean): number =>
    [6, 5, 4, 3, 2, 1].find((length) => end - start > length && isAt(length)) ?? 0;
  for (let length = 1; length > 0; start += length) length = longest((words) => courtesy.has(phrase(start, start + words)));
  for (let length = 1; length > 0; end -= length) length = longest((words) => courtesy.has(phrase(end - words, end)));
  return tokens.slice(start, end);
}

/** "Isn't Grok 4 open?" asks what "is Grok 4 open?" asks. */
export function withoutDoubt(tokens: readonly Token[]): readonly Token[] {
  const isDoubt = /^(?:is|are|was|were|do|does|did|has|have|can|could)$/.test(tokens[0]?.text ?? '') && tokens[1]?.text === 'not';
  return isDoubt ? tokens.toSpliced(1, 1) : tokens;
}

export function smallTalkIn(all: readonly Token[], tokens: readonly Token[], lexicon: Lexicon): SmallTalk | undefined {
  const { smallTalk, courtesy } = lexicon;
  const [whole, bare] = [withoutTime(all), withoutTime(tokens)];
  if (whole === '') return 'greeting';
  return smallTalk.get(whole) ?? smallTalk.get(bare) ?? (courtesy.has(bare) ? 'greeting' : undefined) ?? chatIn(all, lexicon);
}

/** "How are you doing today". */
const withoutTime = (tokens: readonly Token[]): string =>
  phraseOf(tokens).replace(/ (?:today|tonight|this morning|right now|now|atlas)$/, '');

/** "Ok thanks, bye", "ignore that, wrong chat": nothing but small talk, one phrase after the other. */
function chatIn(tokens: readonly Token[], { smallTalk, courtesy }: Lexicon): SmallTalk | undefined {
  let topic: SmallTalk | undefined;
  for (let at = 0; at < tokens.length; ) {
    const phrase = [7, 6, 5, 4, 3, 2, 1]
      .filter((length) => at + length <= tokens.length)
      .map((length) => ({ length, text: phraseOf(tokens.slice(at, at + length)) }))
      .find(({ text }) => smallTalk.has(text) || courtesy.has(text) || (topic !== undefined && ADDRESSED.test(text)));
    if (phrase === undefined) return undefined;
    const found = smallTalk.get(phrase.text);
    if (found !== undefined && (topic === undefined || PASSING.includes(topic))) topic = found;
    at += phrase.length;
  }
  return topic;
}

/** Whom a greeting is for. */
const ADDRESSED = /^(?:atlas|lmm|lmm atlas|everybody|world|again|all of you|from me)$/;

/** What comes with more that is meant. */
const PASSING: readonly SmallTalk[] = ['greeting', 'thanks', 'wellbeing'];
