/** Describes a question in words: "models that accept Audio", so that people see how they were understood. */
import type { Graph } from '../graph/graph.ts';
import { kindRule } from '../graph/ontology.ts';
import type { Failed } from './answer/answer.ts';
import { measureName } from './answer/say/captions.ts';
import { filterInWords } from './answer/say/lists.ts';
import { subjectName } from './answer/say/subjects.ts';
import { andList, columnLabel, relationLabel, relationText } from './answer/wording.ts';
import { named } from './evaluate/evaluate.ts';
import type { AskedAttribute, Question } from './question.ts';

export function describe(graph: Graph, question: Question): string {
  switch (question.form) {
    case 'define':
      return question.subject.type === 'line'
        ? `models of the ${question.subject.name} line`
        : `what ${subjectName(graph, question.subject)} is`;
    case 'attribute':
      return attributesText(question.attributes, subjectName(graph, question.subject));
    case 'list':
      return listText(graph, question);
    case 'count':
      return `number of ${listText(graph, question)}`;
    case 'top':
      return rankedText(graph, question);
    case 'compare':
      return `comparison of ${andList(question.subjects.map((subject) => subjectName(graph, subject)))}`;
    case 'path':
      return `path from ${named(graph, question.from)} to ${named(graph, question.to)}`;
    case 'yesNo':
      return `whether this holds for ${question.every === true ? 'every ' : ''}${subjectName(graph, question.subject)}: ${filterInWords(graph, 'model', question.filter)}`;
    case 'limits':
      return `limitations of ${subjectName(graph, question.subject)}`;
    case 'why':
      return `why: ${named(graph, question.limitationId)}${question.of === null ? '' : ` of ${named(graph, question.of)}`}`;
    case 'stages':
      return `training stages${question.of === null ? '' : ` of ${named(graph, question.of)}`}`;
    case 'tasks':
      return `what ${subjectName(graph, question.subject)} can do`;
    case 'how':
      return `how ${subjectName(graph, question.subject)} works`;
    case 'scores':
      return `score of ${subjectName(graph, question.subject)} on ${named(graph, question.benchmarkId)}`;
    case 'smallTalk':
      return question.topic;
  }
}

function rankedText(graph: Graph, question: Extract<Question, { form: 'top' }>): string {
  const { measure, direction, limit } = question.ranked;
  const count = limit === 1 ? '' : `${limit} `;
  return `${count}${listText(graph, question)}, ${direction === 'desc' ? 'highest' : 'lowest'} ${measureName(graph, question.kind, measure)} first`;
}

function listText(graph: Graph, { kind, filter }: Extract<Question, { form: 'list' | 'count' | 'top' }>): string {
  const words = filterInWords(graph, kind, filter);
  return `${kindRule(kind).plural.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}${words === '' ? '' : `: ${words}`}`;
}

/** "Parameters and license of CLIP, and what CLIP builds on". */
function attributesText(attributes: readonly AskedAttribute[], subject: string): string {
  const values = attributes.flatMap((attribute) => (attribute.by === 'relation' ? [] : [columnLabel('model', attribute.name)]));
  const relations = attributes.flatMap((attribute) => (attribute.by === 'relation' ? [relationText(subject, attribute)] : []));
  return andList([...(values.length === 0 ? [] : [`${andList(values)} of ${subject}`]), ...relations]);
}

const attributeName = (attribute: AskedAttribute): string =>
  attribute.by === 'relation' ? relationLabel(attribute) : columnLabel('model', attribute.name);

/** What a question that could be read asks for in vain. */
export function notRecorded(graph: Graph, question: Question): Failed {
  switch (question.form) {
    case 'attribute': {
      const { attributes } = question;
      const kind = attributes.every(({ by }) => by === 'relation') ? 'relation' : 'attribute';
      return { kind, words: andList(attributes.map(attributeName)) };
    }
    case 'scores':
      return { kind: 'attribute', words: `score on ${named(graph, question.benchmarkId)}` };
    case 'top':
      return { kind: 'attribute', words: measureName(graph, question.kind, question.ranked.measure) };
    case 'yesNo':
      return { kind: 'attribute', words: filterInWords(graph, 'model', question.filter) };
    case 'limits':
      return { kind: 'relation', words: 'limitations' };
    case 'path':
      return { kind: 'relation', words: describe(graph, question) };
    default:
      return { kind: 'attribute', words: describe(graph, question) };
  }
}
