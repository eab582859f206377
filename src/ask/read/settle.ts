/** Settles words whose meaning depends on their neighbours, before any form is tried. */

import type { Lexicon } from '../vocabulary/lexicon.ts';
import { idleNouns } from '../words/english.ts';
import type { Token } from '../words/tokens.ts';
import { hasIntent, hasRole, hasScope, hasTone, meaning, meaningsAs, type Sentence } from './sentence.ts';
import { type Linking, type Meaning, type Span, spansOf } from './spans.ts';

const NEAR = 3;

/** The words with what they mean among their neighbours. */
export const toSentence = (tokens: readonly Token[], { graph, lexicon, today, apart = false }: Linking): Sentence => ({
  ...{ graph, lexicon, today, tokens },
  spans: settle(spansOf(tokens, { graph, lexicon, today, apart }), lexicon),
});

/** "Under the MIT license" isn't a comparison, "exactly" counts only before a number, "max context" is the context. */
export function settle(spans: readonly Span[], lexicon: Lexicon): Span[] {
  return spans.map((span, at) => {
    const meanings = settledMeanings(spans, at, lexicon);
    if (meanings !== undefined) return { ...span, meanings };
    const next = spans.slice(at + 1, at + 1 + NEAR);
    const isLicense = hasScope(span, 'under', 'over') && next.some(isText) && !next.some((one) => meaning(one, 'number') !== undefined);
    const isLicenseLast = hasScope(span, 'under', 'over') && next.length === 0 && spans.some(isText);
    const isIdle =
      hasScope(span, 'exactly', 'atMost', 'atLeast') &&
      span.text !== 'within' &&
      !spans.some((one) => meaning(one, 'number') !== undefined || meaning(one, 'period') !== undefined);
    const isCounted = /^(thousand|million|billion|trillion)$/.test(span.text) && hasIntent(spans[at - 1], 'howMany');
    if (isCounted) return { ...span, meanings: [{ as: 'filler' }] };
    return isLicense || isLicenseLast || isIdle ? { ...span, meanings: withoutScopes(span.meanings) } : span;
  });
}

const isText = (span: Span): boolean =>
  meaning(span, 'value') !== undefined || meaningsAs(span, 'column').some(({ column, role }) => column === 'license' && role === 'name');

const withoutScopes = (meanings: readonly Meaning[]): Meaning[] => [...meanings.filter(({ as }) => as !== 'scope'), { as: 'filler' }];

const FILLER: readonly Meaning[] = [{ as: 'filler' }];
const OPEN: readonly Meaning[] = [{ as: 'column', kind: 'model', column: 'openWeights', role: 'yes' }];
const COMPARE: readonly Meaning[] = [{ as: 'intent', intent: 'compare' }];
const SIZES = /^(?:small|big|large|tiny|huge|little)$/;
/** What goes on with a noun, which then points at nothing that was said before. */
const GOES_ON = /^(?:with|that|behind|by|from|who|whose|which|of|for|in)$/;

/** A word among its neighbours. */
interface Place {
  readonly spans: readonly Span[];
  readonly at: number;
  readonly span: Span;
  readonly before: Span | undefined;
  readonly next: Span | undefined;
  readonly lexicon: Lexicon;
}

type Rule = (place: Place) => readonly Meaning[] | undefined;

/** "The model with the most parameters" points at nothing that was said before. */
const nounWithMore: Rule = ({ span, next, lexicon }) => {
  const noun = /^the (\w+)$/.exec(span.text)?.[1];
  const goesOn = GOES_ON.test(next?.text ?? '') || isName(next);
  return noun !== undefined && hasTone(span, 'it') && goesOn ? lexicon.phrases.get(noun) : undefined;
};

/** "A mixture-of-experts architecture" is mixture of experts. */
const nounOfTechnique: Rule = ({ spans, span, before }) => {
  const isKind = meaning(span, 'kind') !== undefined && !spans.some((one) => meaning(one, 'kind')?.kind === 'model');
  return idleNouns.has(span.text) && isTechnique(before) && !isKind ? FILLER : undefined;
};

/** "Are the weights available" asks whether they can be had, not whether the model is still served. */
const availableWeights: Rule = ({ spans, span }) =>
  /^(?:available|accessible|released|out|downloadable|public|open)$/.test(span.text) && spans.some(isWeights) ? OPEN : undefined;

/** "Models whose only input is audio", "models where the weights are open". */
const relativeWord: Rule = ({ span, before }) =>
  (span.text === 'whose' || span.text === 'where') && meaning(before, 'kind') !== undefined ? FILLER : undefined;

/** "Small models below 2 billion parameters": the number says how small. */
const sizeWithNumber: Rule = ({ spans, span, before }) =>
  SIZES.test(span.text) && before?.text !== 'how' && spans.some((one) => meaning(one, 'number')?.multiplied === true) ? FILLER : undefined;

/** "Sizes of X and Y" are compared; those of one model are its versions. */
const sizesOfSeveral: Rule = ({ spans, span, lexicon }) =>
  span.text === 'sizes' && spans.filter(isName).length > 1 ? lexicon.phrases.get('size') : undefined;

/** "What is it like". */
const lastLike: Rule = ({ span, next, at }) => (span.text === 'like' && next === undefined && at > 1 ? FILLER : undefined);

/** "What sets X apart from Y", "X against Y"; "techniques against hallucination" compares nothing. */
const comparingWord: Rule = ({ spans, span, before, next }) => {
  if (span.text === 'apart from' && spans.some(({ text }) => /^(?:what )?sets$/.test(text))) return COMPARE;
  return span.text === 'against' && isName(before) && isName(next) && !isLimit(next) ? COMPARE : undefined;
};

/** "Does it take images too". */
const lastToo: Rule = ({ span, next }) => (span.text === 'too' && next === undefined ? FILLER : undefined);

/** "The license of the weights" is that of the model. */
const licensedWeights: Rule = ({ spans, span }) =>
  isWeights(span) && !/\bopen\b/.test(span.text) && spans.some(isLicenseName) && !spans.some(isOpen) ? FILLER : undefined;

const isLicenseName = (span: Span): boolean =>
  meaningsAs(span, 'column').some(({ column, role }) => column === 'license' && role === 'name');
const isOpen = (span: Span): boolean =>
  meaningsAs(span, 'column').some(({ column, role }) => column === 'openWeights' && (role === 'yes' || role === 'no'));

/** "The newest version of Claude Sonnet", "latest Suno version": the newest of a line that is no model of its own. */
const versionOfLine: Rule = ({ spans, span, at }) =>
  /^(?:version|versions|release|releases|generation|member|members)(?: (?:of|in))?$/.test(span.text) &&
  spans.some((one) => meaning(one, 'line') !== undefined && !idsAt(one).some((id) => id.startsWith('model/'))) &&
  spans.slice(0, at).some((one) => hasRole(one, 'most', 'least'))
    ? FILLER
    : undefined;

/** "Robot models (generalist agents)": the same thing once more; "takes audio but doesn't produce audio" says something new of it. */
const sameAgain: Rule = ({ spans, span, at }) => {
  const [id, another] = idsAt(span);
  const isSame = (one: Span): boolean => idsAt(one).join() === id;
  const isNamed = id !== undefined && another === undefined && !id.startsWith('modality/');
  // More often than twice is no way to say it.
  const isTold = isNamed && spans.slice(0, at).some(isSame) && spans.filter(isSame).length === 2;
  return isTold && !spans.some((one) => hasIntent(one, 'compare', 'path')) ? FILLER : undefined;
};

/** "Takes more tokens" asks for the context, not for what goes in. */
const takesTokens: Rule = ({ span, next }) =>
  meaningsAs(span, 'relation').some(({ relation }) => relation === 'accepts') &&
  meaningsAs(next, 'column').some(({ column }) => column === 'contextTokens')
    ? FILLER
    : undefined;

const rules: readonly Rule[] = [
  ...[nounWithMore, nounOfTechnique, availableWeights, relativeWord, sizeWithNumber, sizesOfSeveral, lastLike],
  ...[comparingWord, lastToo, takesTokens, licensedWeights, versionOfLine, sameAgain],
];

/** What a word means because of its neighbours; undefined when they make no difference. */
function settledMeanings(spans: readonly Span[], at: number, lexicon: Lexicon): readonly Meaning[] | undefined {
  const [before, span, next] = [spans[at - 1], spans[at], spans[at + 1]];
  if (span === undefined) return undefined;
  const place: Place = { spans, at, span, before, next, lexicon };
  for (const rule of rules) {
    const meanings = rule(place);
    if (meanings !== undefined) return meanings;
  }
  return undefined;
}

const isWeights = (span: Span): boolean =>
  meaningsAs(span, 'column').some(({ column, role }) => column === 'openWeights' && role === 'name') && /\bweights$/.test(span.text);

const isName = (span: Span | undefined): boolean =>
  span !== undefined && (meaning(span, 'entity') ?? meaning(span, 'line')) !== undefined && meaning(span, 'filler') === undefined;

const idsAt = (span: Span | undefined): readonly string[] => meaning(span, 'entity')?.ids ?? [];
const isTechnique = (span: Span | undefined): boolean => idsAt(span).some((id) => /^(?:technique|concept)\//.test(id));
const isLimit = (span: Span | undefined): boolean => idsAt(span).some((id) => id.startsWith('limitation/'));
