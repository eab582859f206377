/** Parts: everything that a typed question says, gathered so that it can be compared with the words of the question. */
import type { AskedAttribute, Filter, Question, Subject } from '../../ask/question.ts';
import type { Sentence } from '../../ask/read/sentence.ts';
import type { Side } from '../../graph/base/relations-of.ts';
import { type Kind, type RelationTypeName, relationRule } from '../../graph/ontology.ts';
import { kindOf } from './resolve.ts';

export interface UsedRelation {
  readonly relation: RelationTypeName;
  readonly side: Side;
  readonly kind: Kind;
  /** The entities at the other end; empty for what is asked. */
  readonly ids: readonly string[];
}

export interface UsedColumn {
  readonly column: string;
  readonly kind: Kind;
  /** Whether a flag has to be set or not; undefined for anything else. */
  readonly value?: boolean | undefined;
}

export interface Parts {
  readonly ids: string[];
  readonly lines: (readonly string[])[];
  readonly kinds: Kind[];
  readonly columns: UsedColumn[];
  readonly relations: UsedRelation[];
  readonly texts: { readonly column: string; readonly value: string }[];
  readonly numbers: number[];
  readonly dates: string[];
  /** The ends of ranges: `over`, `since` and so on. */
  readonly ends: string[];
  negations: number;
  alternatives: number;
}

export function partsOf(sentence: Pick<Sentence, 'graph'>, question: Question): Parts {
  const parts: Parts = {
    ...{ ids: [], lines: [], kinds: [], columns: [], relations: [], texts: [], numbers: [], dates: [], ends: [] },
    ...{ negations: 0, alternatives: 0 },
  };
  const gather = gatherer(sentence, parts);
  if ('subject' in question) gather.subject(question.subject);
  if ('kind' in question) {
    parts.kinds.push(question.kind);
    if (question.filter !== null) gather.filter(question.kind, question.filter);
  }
  gatherForm(sentence, question, parts, gather);
  return parts;
}

/** What one form says beside a subject, a kind and conditions. */
function gatherForm(sentence: Pick<Sentence, 'graph'>, question: Question, parts: Parts, gather: Gatherer): void {
  switch (question.form) {
    case 'attribute':
      for (const one of question.attributes) gather.attribute(kindOf(sentence, question.subject), one);
      break;
    case 'top': {
      const { measure } = question.ranked;
      if (measure.by === 'column') parts.columns.push({ column: measure.name, kind: question.kind });
      if (measure.by === 'score') parts.ids.push(measure.benchmarkId);
      break;
    }
    case 'compare':
      for (const subject of question.subjects) gather.subject(subject);
      break;
    case 'path':
      parts.ids.push(question.from, question.to);
      break;
    case 'yesNo':
      gather.filter(kindOf(sentence, question.subject), question.filter);
      break;
    case 'scores':
      parts.ids.push(question.benchmarkId);
      break;
    default:
  }
}

interface Gatherer {
  readonly subject: (one: Subject) => void;
  readonly attribute: (kind: Kind, one: AskedAttribute) => void;
  readonly filter: (kind: Kind, one: Filter) => void;
}

function gatherer(sentence: Pick<Sentence, 'graph'>, parts: Parts): Gatherer {
  const subject = (one: Subject): void => {
    if (one.type === 'entity') parts.ids.push(one.id);
    else parts.lines.push(one.ids);
    parts.kinds.push(kindOf(sentence, one));
  };
  const attribute = (kind: Kind, one: AskedAttribute): void => {
    if (one.by !== 'relation') {
      parts.columns.push({ column: one.name, kind });
      return;
    }
    const { from, to } = relationRule(one.relation);
    parts.relations.push({ relation: one.relation, side: one.side, kind, ids: [] });
    parts.kinds.push(...(one.side === 'out' ? to : from));
  };
  const range = (ends: object): void => {
    for (const [end, value] of Object.entries(ends) as [string, number | string][]) {
      parts.ends.push(end);
      if (typeof value === 'number') parts.numbers.push(value);
      else parts.dates.push(value);
    }
  };
  const filter = (kind: Kind, one: Filter): void => {
    switch (one.op) {
      case 'and':
      case 'or':
        if (one.op === 'or') parts.alternatives += one.of.length - 1;
        for (const inner of one.of) filter(kind, inner);
        break;
      case 'not':
        parts.negations += 1;
        filter(kind, one.of);
        break;
      case 'related':
        parts.relations.push({ relation: one.relation, side: one.side, kind, ids: one.ids });
        parts.ids.push(...one.ids);
        break;
      case 'joined':
        parts.relations.push({ relation: one.relation, side: one.side, kind, ids: [] });
        parts.kinds.push(one.kind);
        if (one.filter !== null) filter(one.kind, one.filter);
        break;
      case 'among':
        parts.lines.push(one.ids);
        break;
      case 'score':
        parts.ids.push(one.benchmarkId);
        range(one.range);
        break;
      default:
        column(kind, one);
    }
  };
  const column = (kind: Kind, one: Extract<Filter, { readonly column: string }>): void => {
    parts.columns.push({ column: one.column, kind, value: one.op === 'flag' ? one.value : undefined });
    if (one.op === 'flag' && !one.value) parts.negations += 1;
    if (one.op === 'text') parts.texts.push({ column: one.column, value: one.value });
    if (one.op === 'number' || one.op === 'date') range(one.range);
  };
  return { subject, attribute, filter };
}
