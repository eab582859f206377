/** Groups: what a clause can be about, the likeliest first, and how much of it. */
import type { Kind } from '../../../graph/ontology.ts';
import type { Subject } from '../../question.ts';
import {
  addsNothing,
  entitiesAt,
  hasScope,
  hasTone,
  indexesWhere,
  type Mention,
  meaningsAs,
  mentionsIn,
  type Sentence,
} from '../../read/sentence.ts';
import type { Linking, Span } from '../../read/spans.ts';
import { phraseOf } from '../../words/tokens.ts';
import type { Quantity } from '../assertion.ts';

/** One subject of a clause, by the place where it's named; none when it was named before. */
export interface Named {
  readonly subject: Subject;
  readonly kind: Kind;
}

/** Subjects that stand together: "Flamingo and CLIP". */
export interface Group {
  readonly subjects: readonly Named[];
  /** The places of their names. */
  readonly at: readonly number[];
}

const ORDER: readonly Kind[] = ['model', 'model-class', 'benchmark', 'technique', 'task', 'limitation', 'concept', 'stage', 'organization'];

/**
 * What the clause can be about, the likeliest first. Another sentence leans on the one before by a pronoun alone, a clause also without
 * any: "takes images and was made by OpenAI".
 */
export function groupsFor(sentence: Sentence, before: readonly Named[], isFirst: boolean): Group[] {
  const pronouns = indexesWhere(sentence, (span) => hasTone(span, 'it', 'them') || PRONOUN.test(span.text));
  const same: Group[] = before.length === 0 || (isFirst && pronouns.length === 0) ? [] : [{ subjects: before, at: pronouns }];
  const first = sentence.spans.findIndex((span, at) => pronouns.includes(at) || !(addsNothing(span) || hasScope(span, 'and', 'not')));
  return pronouns.includes(first) ? same : [...ownGroups(sentence).slice(0, MOST_GROUPS), ...same];
}

/** So many names are tried as what a clause is about. */
const MOST_GROUPS = 6;

const PRONOUN = /^(?:it|they|its|their|these|this|the model|these models)$/;

/** A clause with a model is about the model, and one with a limitation and a class isn't about the limitation. */
function subjectsIn(mentions: readonly Mention[]): readonly Mention[] {
  const models = mentions.filter(({ kind }) => kind === 'model');
  const main = mentions.filter(({ kind }) => MAIN.includes(kind));
  if (models.length > 0) return models;
  return main.length > 0 ? main : mentions;
}

const MAIN: readonly Kind[] = ['model-class', 'benchmark', 'technique', 'organization'];

function ownGroups(sentence: Sentence): Group[] {
  const mentions = subjectsIn(mentionsIn(sentence));
  const groups = mentions.flatMap((mention, at): Group[] => {
    const previous = mentions[at - 1];
    const isInside = previous !== undefined && areJoined(sentence, previous, mention);
    const run = isInside ? [] : runFrom(sentence, mentions, at);
    const whole: Group[] = run.length > 1 ? [{ subjects: run, at: run.map(({ index }) => index) }] : [];
    return [...whole, ...waysToTake(sentence, mention)];
  });
  const noun = nounBefore(sentence);
  const rank = ({ subjects: [first] }: Group): number => ORDER.indexOf(first?.kind ?? 'dimension');
  const groupsBehind = groups.filter(({ at }) => noun === undefined || at.every((one) => one > noun));
  const ranked = groupsBehind.map((group) => ({ group, rank: rank(group) < 0 ? ORDER.length : rank(group) }));
  return ranked.sort((one, other) => one.rank - other.rank).map(({ group }) => group);
}

/** "The successor of GPT-4o is GPT-4.1" is about what stands behind the "is", where the noun stands before it. */
function nounBefore({ spans, lexicon }: Sentence): number | undefined {
  const is = spans.findIndex(({ text }) => /^(?:is|was|are|were)$/.test(text));
  return spans.slice(0, Math.max(is, 0)).some((span) => isRelative(span, lexicon)) ? is : undefined;
}

/** "Successor", "predecessor", "base model": what an entity is to another one of its kind. */
export const isRelative = (span: Span | undefined, { ontology }: Linking['lexicon']): boolean =>
  meaningsAs(span, 'relation').some(({ relation, role }) => {
    const rule = ontology.relationTypes[relation];
    return (role === 'from' || role === 'to') && rule?.from.some((kind) => rule.to.includes(kind)) === true;
  });

/** A name may mean a line of models, or several entities. */
function waysToTake(sentence: Sentence, mention: Mention): Group[] {
  const entities = entitiesAt(sentence, mention.index).map(({ id, kind }): Named => ({ subject: { type: 'entity', id }, kind }));
  const others = entities.filter(({ subject }) => mention.subject.type !== 'entity' || idOf(subject) !== idOf(mention.subject));
  return [mention, ...others].map(({ subject, kind }) => ({ subjects: [{ subject, kind }], at: [mention.index] }));
}

const idOf = (subject: Subject): string => (subject.type === 'entity' ? subject.id : subject.name);

function runFrom(sentence: Sentence, mentions: readonly Mention[], start: number): Mention[] {
  const run = mentions.slice(start, start + 1);
  for (const mention of mentions.slice(start + 1)) {
    const last = run.at(-1);
    if (last === undefined || !areJoined(sentence, last, mention)) break;
    run.push(mention);
  }
  return run;
}

const JOINT = /^(?:and|nor|plus|as well as|both|the|also|along with|together with)$/;

const areJoined = ({ spans }: Sentence, one: Mention, other: Mention): boolean =>
  one.kind === other.kind && spans.slice(one.index + 1, other.index).every(({ text }) => JOINT.test(text));

interface Quantified {
  readonly quantity: Quantity;
  readonly isNone: boolean;
  readonly used: readonly number[];
}

/** "All Qwen models", "no Claude model", "some of the Llama models"; undefined for a quantity that can't be told. */
export function quantityOf({ spans, tokens }: Sentence, { at, subjects }: Group): Quantified | undefined {
  const from = spans[Math.min(...at)]?.from ?? 0;
  const words = phraseOf(tokens.slice(Math.max(from - 3, 0), from))
    .replace(/ ?\b(?:of|the)\b/g, '')
    .trim();
  if (words.endsWith('neither')) {
    const used = spans.flatMap(({ text }, index) => (/^(?:neither|nor)$/.test(text) ? [index] : []));
    return { quantity: 'any', isNone: true, used };
  }
  const [isLine] = subjects.map(({ subject }) => subject.type === 'line');
  if (/\b(?:most|half|few|many)$|\bnot (?:all|every|each)$/.test(words)) return undefined;
  if (isLine !== true) return /\b(?:no|none|every|each|all)$/.test(words) && subjects[0]?.kind === 'model' ? undefined : PLAIN;
  const last = spans.findIndex(({ to }) => to === from);
  if (/\b(?:no|none)$/.test(words)) {
    const used = spans.flatMap((span, index) => (index <= last && hasScope(span, 'not') ? [index] : []));
    return { quantity: 'some', isNone: true, used };
  }
  if (/\b(?:all|every|each)$/.test(words)) return { ...PLAIN, quantity: 'all' };
  return /\b(?:some|several|any|couple)\b/.test(words) ? { ...PLAIN, quantity: 'some' } : PLAIN;
}

const PLAIN: Quantified = { quantity: 'any', isNone: false, used: [] };
