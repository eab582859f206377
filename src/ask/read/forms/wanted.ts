/** What is asked for: the kind of the answer's entries. */
import type { Kind } from '../../../graph/ontology.ts';
import { entitiesAt, hasIntent, intentAt, meaning, mentionsIn, type Sentence } from '../sentence.ts';

export interface Wanted {
  readonly kind: Kind;
  readonly used: readonly number[];
}

/** The kind of what is asked for: a noun of it, or a class of models, as in "which LMMs". */
export function wantedKind(sentence: Sentence): Wanted | undefined {
  const { spans } = sentence;
  const starts = startOf(sentence);
  for (let at = starts; at < spans.length; at += 1) {
    const cue = meaning(spans[at], 'kind');
    const isPartOfList = at > starts && followsPreposition(sentence, at) && kindsLater(sentence, at) === 0;
    if (cue !== undefined && !isPartOfList) return { kind: cue.kind, used: [at] };
    if (asksForMembers(sentence, at)) return { kind: 'model', used: [] };
  }
  const fallback = spans.findIndex((span) => meaning(span, 'kind') !== undefined);
  const cue = meaning(spans[fallback], 'kind');
  if (cue !== undefined) return { kind: cue.kind, used: [fallback] };
  return asksForSomething(sentence) ? { kind: 'model', used: [] } : undefined;
}

/** "Something that can watch videos". */
const asksForSomething = ({ tokens }: Sentence): boolean =>
  tokens.some(
    ({ text }, at) =>
      /^(?:something|anything)$/.test(text) &&
      /^(?:that|which|to|for|below|under|over|above|less than|more|less|smaller|bigger|newer|cheaper|by|from|with)$/.test(
        tokens[at + 1]?.text ?? '',
      ),
  );

const kindsLater = ({ spans }: Sentence, at: number): number =>
  spans.slice(at + 1).filter((span) => meaning(span, 'kind') !== undefined).length;

const followsPreposition = ({ spans }: Sentence, at: number): boolean => /^(of|on|for|by)$/.test(spans[at - 1]?.text ?? '');

/** Where the words about the answer begin: after "how many", "which", "list". */
function startOf({ spans }: Sentence): number {
  const at = spans.findIndex((span) => hasIntent(span, 'howMany', 'which', 'examples') || span.text === 'what');
  return Math.max(at, 0);
}

/** "LMMs" asks for models of the class, "an LMM" for the class; "sycophancy in LMMs" for neither. */
function asksForMembers(sentence: Sentence, at: number): boolean {
  const { spans } = sentence;
  const isClass = entitiesAt(sentence, at).some(({ kind }) => kind === 'model-class');
  if (!isClass) return false;
  if (intentAt(sentence, 'examples').length > 0) return true;
  const isListed = intentAt(sentence, 'which', 'howMany').length > 0;
  const isSetting = /^(in|of|with)$/.test(spans[at - 1]?.text ?? '') && mentionsIn(sentence).some(({ index }) => index < at);
  return /s$/.test(spans[at]?.text ?? '') && (isListed || !isSetting);
}
