/** The sentence above the table of a list, which has the names: "5 models with open weights take audio." */
import type { Graph } from '../../../graph/graph.ts';
import { type Kind, kindRule } from '../../../graph/ontology.ts';
import { named } from '../../evaluate/evaluate.ts';
import type { Filter, Measure, Ranked } from '../../question.ts';
import { andList, columnLabel, filterText, plural, relationLabel } from '../wording.ts';

export const nounFor = (count: number, kind: Kind): string => plural(count, kindRule(kind).label);

interface Phrases {
  /** After the noun: "with open weights". */
  readonly attributes: readonly string[];
  /** After those: "take audio". */
  readonly verbs: readonly string[];
}

const NOTHING: Phrases = { attributes: [], verbs: [] };

/** Without its conditions if they don't make a sentence. */
export function listCaption(graph: Graph, kind: Kind, filter: Filter | null, count: number): string {
  const { attributes, verbs } = (filter === null ? undefined : phrasesOf(graph, kind, filter, count)) ?? NOTHING;
  return `${[nounFor(count, kind), ...attributes, andList(verbs)].filter(Boolean).join(' ')}.`;
}

/** Undefined if one of the conditions has no words here. */
function phrasesOf(graph: Graph, kind: Kind, filter: Filter, count: number): Phrases | undefined {
  switch (filter.op) {
    case 'and':
      return filter.of.reduce<Phrases | undefined>((all, one) => {
        const phrases = phrasesOf(graph, kind, one, count);
        if (all === undefined || phrases === undefined) return undefined;
        return { attributes: [...all.attributes, ...phrases.attributes], verbs: [...all.verbs, ...phrases.verbs] };
      }, NOTHING);
    case 'related':
      return relatedPhrases(graph, filter, count);
    case 'flag':
      return filter.column === 'openWeights' ? attribute(filter.value ? 'with open weights' : 'without open weights') : undefined;
    case 'number':
    case 'score':
      return attribute(`with a ${filterText(filter, { kind, name: (id) => named(graph, id), label: relationLabel })}`);
    default:
      return undefined;
  }
}

const attribute = (text: string): Phrases => ({ attributes: [text], verbs: [] });

function relatedPhrases(graph: Graph, { relation, side, ids }: Extract<Filter, { op: 'related' }>, count: number): Phrases | undefined {
  const names = ids.map((id) => named(graph, id));
  const verb = { accepts: count === 1 ? 'takes' : 'take', produces: count === 1 ? 'gives' : 'give' }[relation as 'accepts' | 'produces'];
  if (side !== 'out') return undefined;
  if (relation === 'made-by') return attribute(`by ${andList(names, 'or')}`);
  return verb === undefined ? undefined : { attributes: [], verbs: [`${verb} ${andList(names, 'or').toLowerCase()}`] };
}

/** "The 3 models with the highest score on MMMU." */
export function topCaption(graph: Graph, kind: Kind, { measure, direction }: Ranked, count: number): string {
  const isDate = measure.by === 'column' && /On$|Cutoff$/.test(measure.name);
  const [most, least] = isDate ? ['latest', 'earliest'] : ['highest', 'lowest'];
  const name =
    measure.by === 'relations' ? 'most entries' : `the ${direction === 'desc' ? most : least} ${measureName(graph, kind, measure)}`;
  return `The ${count} ${kindRule(kind).plural} with ${name}.`;
}

/** What a list is ranked by. */
export function measureName(graph: Graph, kind: Kind, measure: Measure): string {
  if (measure.by === 'score') return `score on ${named(graph, measure.benchmarkId)}`;
  return measure.by === 'column' ? columnLabel(kind, measure.name) : 'number of them';
}
