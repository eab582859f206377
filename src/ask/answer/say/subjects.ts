/** What is said about one subject. */
import { type Entity, entitiesOf, entityOf, factsAbout, type Graph, positionsUnder } from '../../../graph/graph.ts';
import { listLimitations } from '../../../graph/query/limitations.ts';
import { farEnd, named, readValue, relationsAt, scoreOf } from '../../evaluate/evaluate.ts';
import { idsOf, type Question, type Subject } from '../../question.ts';
import { entitiesNamed, namesOf } from '../../vocabulary/names.ts';
import { compactName } from '../../words/tokens.ts';
import type { AnswerParts, CitedClaim } from '../answer.ts';
import { andList, dateText, namesText, plural } from '../wording.ts';
import { attributeOf } from './attributes.ts';
import { sayList } from './lists.ts';

type Of<Form extends Question['form']> = Extract<Question, { form: Form }>;

export const subjectName = (graph: Graph, subject: Subject): string =>
  subject.type === 'entity' ? named(graph, subject.id) : subject.name;

/** A line of models stands for its newest member where one model is needed. */
export function newestOf(graph: Graph, subject: Subject): Entity {
  const members = idsOf(subject).map((id) => entityOf(graph, id));
  const dated = members.map((entity) => ({ entity, date: String(readValue(graph, entity, 'releasedOn') ?? '') }));
  const [newest] = dated.sort((one, other) => (one.date < other.date ? 1 : -1));
  if (newest === undefined) throw new TypeError('a line without members');
  return newest.entity;
}

export function sayDefine(graph: Graph, { subject }: Of<'define'>): AnswerParts {
  if (subject.type === 'line') return sayLine(graph, subject);
  const entity = entityOf(graph, subject.id);
  const claims = [{ text: entity.summary, citations: entity.citations }, ...factClaims(graph, entity)];
  const sameName = namesOf(entity)
    .flatMap((name) => entitiesNamed(graph, compactName(name)))
    .filter(({ id }, at, all) => id !== entity.id && all.findIndex((one) => one.id === id) === at);
  return { text: `${entity.name}: ${entity.summary}`, entities: [entity], claims, near: sameName };
}

const MAX_FACTS = 5;

const factClaims = (graph: Graph, entity: Entity): CitedClaim[] =>
  factsAbout(graph, entity)
    .filter(({ sensitive }) => !sensitive)
    .slice(0, MAX_FACTS)
    .map(({ text, citations }) => ({ text, citations }));

function sayLine(graph: Graph, subject: Extract<Subject, { type: 'line' }>): AnswerParts {
  const said = sayList(graph, { form: 'list', kind: 'model', filter: { op: 'among', name: subject.name, ids: subject.ids } });
  return { ...said, text: `${subject.name} is a line of ${said.text.replace(/:/, ', newest first:')}` };
}

export function sayAttribute(graph: Graph, { subject, attributes }: Of<'attribute'>): AnswerParts {
  const entity = subject.type === 'entity' ? entityOf(graph, subject.id) : newestOf(graph, subject);
  const parts = attributes.map((attribute) => attributeOf(graph, entity, attribute));
  const targets = parts.flatMap(({ entities }) => entities ?? []);
  const missing = parts.filter(({ claims }) => claims?.length === 0);
  const lead = subject.type === 'line' ? `The newest ${subject.name} is ${entity.name}. ` : '';
  return {
    text: lead + parts.map(({ text }) => text).join(' '),
    // The answer to a relation is what stands at its other end.
    entities: attributes.every(({ by }) => by === 'relation') && targets.length > 0 ? targets : [entity, ...targets],
    near: [entity],
    count: targets.length > 0 ? targets.length : null,
    claims: parts.flatMap(({ claims }) => claims ?? []),
    ...(missing.length === parts.length ? { outcome: 'abstained', reason: 'absent' } : {}),
  };
}

export function sayLimits(graph: Graph, { subject }: Of<'limits'>): AnswerParts {
  const entity = subject.type === 'entity' ? entityOf(graph, subject.id) : newestOf(graph, subject);
  const relations = listLimitations(graph, entity);
  if (relations.length === 0)
    return { text: `No limits of ${entity.name} are recorded.`, entities: [], outcome: 'abstained', reason: 'absent', near: [entity] };
  const limits = relations.map((relation) => ({ relation, limit: entityOf(graph, relation.toId) }));
  const own = limits.filter(({ relation }) => relation.fromId === entity.id);
  const shared = limits.filter(({ relation }) => relation.fromId !== entity.id);
  const names = (list: typeof limits) => namesText(list.map(({ limit }) => limit.name));
  const via = andList([...new Set(shared.map(({ relation }) => named(graph, relation.fromId)))]);
  const text = [
    ...(own.length > 0 ? [`${plural(own.length, 'limitation')} of ${entity.name}: ${names(own)}.`] : []),
    ...(shared.length > 0 ? [`As an ${via}, ${entity.name} shares ${own.length > 0 ? 'also ' : 'these'}: ${names(shared)}.`] : []),
  ].join(' ');
  return {
    text,
    entities: limits.map(({ limit }) => limit),
    count: limits.length,
    claims: limits.map(({ relation, limit }) => ({
      text: `${limit.name}${relation.fromId === entity.id ? '' : ` (of ${named(graph, relation.fromId)}s)`}: ${limit.limitation?.statement ?? limit.summary}`,
      citations: relation.citations,
    })),
  };
}

export function sayWhy(graph: Graph, { limitationId, of }: Of<'why'>): AnswerParts {
  const limit = entityOf(graph, limitationId);
  const remedies = relationsAt(graph, limit.id, 'mitigates', 'in').map(({ fromId, citations }) => ({
    entity: entityOf(graph, fromId),
    citations,
  }));
  const help = remedies.length === 0 ? '' : ` Reduced by ${namesText(remedies.map(({ entity }) => entity.name))}.`;
  const subject = of === null ? [] : [entityOf(graph, of)];
  return {
    text: `${limit.name}: ${limit.limitation?.statement ?? limit.summary}${help}`,
    entities: [limit, ...subject],
    claims: [
      { text: limit.limitation?.statement ?? limit.summary, citations: limit.citations },
      ...factClaims(graph, limit),
      ...remedies.map(({ entity, citations }) => ({ text: `${entity.name} reduces it.`, citations })),
    ],
  };
}

export function sayStages(graph: Graph, { of }: Of<'stages'>): AnswerParts {
  const stages = entitiesOf(graph, 'stage');
  const position = (stage: Entity) => positionsUnder(graph, stage).find(({ subjectId }) => subjectId === of);
  const lead = `${plural(stages.length, 'stage')}: ${stages.map(({ name }, index) => `${index + 1}. ${name}`).join(', ')}.`;
  return {
    text: of === null ? lead : `How ${named(graph, of)}s are trained, in ${lead}`,
    ...{ entities: stages, count: stages.length },
    claims: stages.map((stage) => {
      const stated = position(stage);
      return { text: `${stage.name}: ${stated?.text ?? stage.summary}`, citations: stated?.citations ?? stage.citations };
    }),
  };
}

export function sayTasks(graph: Graph, { subject }: Of<'tasks'>): AnswerParts {
  const entity = subject.type === 'entity' ? entityOf(graph, subject.id) : newestOf(graph, subject);
  const tasks = relationsAt(graph, entity.id, 'performs', 'out').map((relation) => ({
    relation,
    task: entityOf(graph, farEnd(relation, 'out')),
  }));
  if (tasks.length === 0) return sayDefine(graph, { form: 'define', subject: { type: 'entity', id: entity.id } });
  return {
    text: `${entity.name} performs ${plural(tasks.length, 'task')}: ${namesText(tasks.map(({ task }) => task.name))}.`,
    near: [entity],
    entities: tasks.map(({ task }) => task),
    count: tasks.length,
    claims: tasks.map(({ relation, task }) => ({ text: `${task.name}: ${task.summary}`, citations: relation.citations })),
  };
}

/** What it is, and the techniques in it. */
export function sayHow(graph: Graph, { subject }: Of<'how'>): AnswerParts {
  const entity = subject.type === 'entity' ? entityOf(graph, subject.id) : newestOf(graph, subject);
  const techniques = relationsAt(graph, entity.id, 'uses', 'out').map((relation) => ({
    relation,
    technique: entityOf(graph, relation.toId),
  }));
  const uses = techniques.length === 0 ? '' : ` It uses ${namesText(techniques.map(({ technique }) => technique.name))}.`;
  return {
    text: `${entity.name}: ${entity.summary}${uses}`,
    entities: [entity, ...techniques.map(({ technique }) => technique)],
    claims: [
      { text: entity.summary, citations: entity.citations },
      ...techniques.map(({ relation, technique }) => ({ text: `${technique.name}: ${technique.summary}`, citations: relation.citations })),
      ...factClaims(graph, entity),
    ],
  };
}

export function sayScores(graph: Graph, { subject, benchmarkId }: Of<'scores'>): AnswerParts {
  const entity = subject.type === 'entity' ? entityOf(graph, subject.id) : newestOf(graph, subject);
  const main = scoreOf(graph, benchmarkId, entity);
  const score = main ?? (graph.scores.get(entity.id) ?? []).find((one) => one.benchmarkId === benchmarkId);
  const benchmark = entityOf(graph, benchmarkId);
  const near = [entity, benchmark];
  if (score === undefined)
    return {
      text: `No score of ${entity.name} on ${benchmark.name} is recorded.`,
      near,
      entities: near,
      outcome: 'abstained',
      reason: 'absent',
    };
  const unit = { percent: '%', points: ' points', elo: ' Elo', ratio: '' }[score.unit];
  const text = `${entity.name} scores ${score.value}${unit} on ${benchmark.name}${score.variant === '' ? '' : ` (${score.variant})`}${score.asOf === null ? '' : `, as of ${dateText(score.asOf)}`}.`;
  return { text, entities: near, claims: [{ text, citations: score.citations }] };
}
