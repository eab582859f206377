/** Refusals: why a question isn't answered, each in its own words, with what comes near. */
import { type Entity, entityOf, type Graph } from '../graph/graph.ts';
import { nearestEntities } from '../graph/search/find.ts';
import type { Reason, Said } from './answer/answer.ts';
import { attributeOf, newestOf, subjectName } from './answer/say/subjects.ts';
import { andList } from './answer/wording.ts';
import type { AskedAttribute, Filter, Question } from './question.ts';
import { asksForBest } from './read/forms/lists.ts';
import type { Outcome } from './read/read.ts';
import { addsNothing, hasIntent, hasScope, intentAt, meaning, mentionsIn, type Premise, type Sentence } from './read/sentence.ts';
import type { Span } from './read/spans.ts';
import { hasDigit } from './words/tokens.ts';

type Failed = Exclude<Outcome, { readonly reading: unknown }>;

export function refuse(sentence: Sentence, { unexplained, nearest }: Failed): Said {
  const { graph } = sentence;
  const unknown = unexplained.filter(({ meanings }) => meanings.length === 0);
  const names = mentionsIn(sentence);
  if (unknown.length === 0 && asksForBest(sentence)) return askBest();
  if (unknown.length === 0 && names.length === 0 && asksOfNothing(sentence)) return askSubject();
  const strange = unknown.find(({ text }) => hasDigit(text));
  if (strange !== undefined) return unknownName(graph, strange.text);
  const isAboutModels = names.length > 0 || sentence.spans.some((span) => ['kind', 'column', 'line'].some((as) => meaning(span, as as 'kind') !== undefined));
  if (unknown.length > 0 && !isAboutModels) return isNameAsked(sentence, unknown) ? unknownName(graph, textOf(unknown)) : offTopic();
  if (unknown.length === 0 || unexplained.some((span) => hasScope(span, 'not', 'only', 'or', 'over', 'under', 'unknown', 'between'))) {
    return scope(sentence, unexplained);
  }
  if (isNameAsked(sentence, unknown) && names.length === 0) return unknownName(graph, textOf(unknown));
  return absent(graph, textOf(unknown), nearest?.question, names.map(({ subject }) => subjectName(graph, subject)));
}

const textOf = (spans: readonly Span[]): string => spans.map(({ text }) => text).join(' ');

/** "What is a frobnicator", "frobnicator". */
function isNameAsked(sentence: Sentence, unknown: readonly Span[]): boolean {
  const content = sentence.spans.filter((span) => !addsNothing(span) && !hasIntent(span, 'what', 'which', 'who', 'when', 'how', 'does'));
  return content.length === unknown.length && unknown.length <= 2 && intentAt(sentence, 'why').length === 0;
}

/** An attribute or a comparison without anything that it is about. */
function asksOfNothing(sentence: Sentence): boolean {
  return sentence.spans.some(
    (span) => meaning(span, 'column') !== undefined || meaning(span, 'catalog') !== undefined || meaning(span, 'relation') !== undefined || hasIntent(span, 'compare', 'path', 'when', 'who', 'how', 'score', 'does', 'trained'),
  );
}

const askBest = (): Said => ({
  text: 'Best by what? Name a benchmark, such as "best model on MMMU", or ask for the newest, biggest or cheapest.',
  ...{ outcome: 'ask-back', reason: 'underspecified' },
});

export const askSubject = (): Said => ({
  text: 'Which one do you mean? Name a model, a company or a benchmark, for example "how big is Flamingo".',
  ...{ outcome: 'ask-back', reason: 'underspecified' },
});

export const offTopic = (): Said => ({
  text: "That isn't something I know about: I answer questions about multimodal and language models, their makers, benchmarks, techniques and limits.",
  ...{ outcome: 'abstained', reason: 'off-topic' },
});

const MAX_NEAR = 3;

function unknownName(graph: Graph, name: string): Said {
  const near = nearestEntities(graph, name).slice(0, MAX_NEAR);
  return { text: `Nothing here is called "${name}".${nearText(near)}`, near, outcome: 'abstained', reason: 'unknown-name' };
}

const nearText = (near: readonly Entity[]): string => (near.length === 0 ? '' : ` Near names: ${andList(near.map(({ name }) => name))}.`);

function absent(graph: Graph, what: string, question: Question | undefined, names: readonly string[]): Said {
  const near = question !== undefined && 'subject' in question && question.subject.type === 'entity' ? [entityOf(graph, question.subject.id)] : [];
  const about = names.length === 0 ? '' : ` about ${andList([...new Set(names)])}`;
  return { text: `I don't know: "${what}" isn't something I record${about}.`, near, outcome: 'abstained', reason: 'absent' };
}

function scope(sentence: Sentence, unexplained: readonly Span[]): Said {
  const names = mentionsIn(sentence).flatMap(({ subject }) => (subject.type === 'entity' ? [entityOf(sentence.graph, subject.id)] : []));
  const words = unexplained.length === 0 ? 'the question' : `"${textOf(unexplained)}"`;
  return {
    text: `I can't read ${words} in this question, and I'd rather not guess. Try a shorter question, or one condition at a time.`,
    near: names.slice(0, MAX_NEAR),
    ...{ outcome: 'abstained', reason: 'scope' as Reason },
  } as Said;
}

/** Says what is true instead of what the question takes for granted. */
export function falsePremise(graph: Graph, { subject, filter }: Premise): Said {
  const entity = newestOf(graph, subject);
  const attributes = attributesIn(filter);
  const told = attributes.map((attribute) => attributeOf(graph, entity, attribute));
  return {
    text: `That isn't recorded of ${entity.name}. What is: ${told.map(({ text }) => text).join(' ')}`,
    near: [entity, ...told.flatMap(({ entities }) => entities ?? [])],
    claims: told.flatMap(({ claims }) => claims ?? []),
    ...{ outcome: 'abstained', reason: 'false-premise' },
  };
}

/** What a filter tests, as attributes that can be told. */
function attributesIn(filter: Filter): AskedAttribute[] {
  switch (filter.op) {
    case 'and':
    case 'or':
      return filter.of.flatMap(attributesIn);
    case 'not':
      return attributesIn(filter.of);
    case 'related':
      return [{ by: 'relation', relation: filter.relation, side: filter.side }];
    case 'joined':
    case 'among':
    case 'score':
      return [];
    default:
      return [{ by: 'column', name: filter.column }];
  }
}

export const noReason = (graph: Graph, { subject }: Premise): Said => ({
  text: `I don't know: the reason isn't something I record about ${subjectName(graph, subject)}.`,
  near: [newestOf(graph, subject)],
  ...{ outcome: 'abstained', reason: 'absent' },
});
