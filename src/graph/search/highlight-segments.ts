/** Highlight segments: the matched parts of a text, as plain pieces that any platform can format in its own way. */
import { foldInPlace } from '../base/fold.ts';
import { toSingular } from './search-terms.ts';

export interface Segment {
  readonly text: string;
  readonly matched: boolean;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Highlights a folded phrase wherever it begins a word. */
export function highlightPhrase(written: string, phrase: string): Segment[] {
  const { text, starts, ends } = foldInPlace(written);
  const spans: Span[] = [];
  for (let at = text.indexOf(phrase); phrase !== '' && at >= 0; at = text.indexOf(phrase, at + phrase.length)) {
    if (at === 0 || text[at - 1] === ' ') spans.push({ start: starts[at] ?? 0, end: ends[at + phrase.length - 1] ?? written.length });
  }
  return toSegments(written, spans);
}

/** Highlights whole words, in the form they are searched in. */
export function highlightWords(written: string, words: ReadonlySet<string>): Segment[] {
  const { text, starts, ends } = foldInPlace(written);
  const spans = [...text.matchAll(/[^ ]+/g)]
    .filter(([word]) => words.has(toSingular(word)))
    .map(({ 0: word, index }) => ({ start: starts[index] ?? 0, end: ends[index + word.length - 1] ?? written.length }));
  return toSegments(written, spans);
}

/** Longer texts are shown from around their first match. */
const MAX_LENGTH = 240;
const CONTEXT_LENGTH = 60;

function toSegments(written: string, spans: readonly Span[]): Segment[] {
  const first = spans[0]?.start ?? 0;
  const from = written.length <= MAX_LENGTH || first <= CONTEXT_LENGTH ? 0 : toCharacterStart(written, first - CONTEXT_LENGTH);
  const to = written.length - from <= MAX_LENGTH ? written.length : toCharacterStart(written, from + MAX_LENGTH);
  const segments: Segment[] = [{ text: from > 0 ? '…' : '', matched: false }];
  let at = from;
  for (const { start, end } of spans) {
    segments.push({ text: written.slice(at, Math.min(start, to)), matched: false });
    // One character can fold to two words, such as "½": it's marked once.
    segments.push({ text: written.slice(Math.max(at, start), Math.min(end, to)), matched: true });
    at = Math.max(at, Math.min(end, to));
  }
  segments.push({ text: written.slice(at, to), matched: false }, { text: to < written.length ? '…' : '', matched: false });
  return mergeSegments(segments.filter(({ text }) => text !== ''));
}

function mergeSegments(segments: readonly Segment[]): Segment[] {
  const joined: Segment[] = [];
  for (const segment of segments) {
    const last = joined.at(-1);
    if (last?.matched === segment.matched) joined.splice(-1, 1, { text: last.text + segment.text, matched: last.matched });
    else joined.push(segment);
  }
  return joined;
}

/** Never between the two halves of a character. */
const toCharacterStart = (text: string, at: number): number => (/[\udc00-\udfff]/.test(text[at] ?? '') ? at - 1 : at);
