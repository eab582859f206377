/** What the newest large multimodal models take and give. */
import { relationsOf } from '../../graph/base/relations-of.ts';
import { type Entity, entitiesOf, entityOf, type Graph } from '../../graph/graph.ts';
import { preferredValue, type ShownValue, shownValue } from '../../graph/values/values.ts';
import type { ModalitiesPicture, ModalityMark } from '../picture.ts';
import { toPlainLine } from '../plain-line.ts';
import { sourceNames } from './source-names.ts';
import { named, sentence } from './wording.ts';

const MAX_MODELS = 14;
const MAX_COLUMNS = 6;
const CLASS = 'model-class/lmm';

export function modalitiesPicture(graph: Graph): ModalitiesPicture {
  const columns = entitiesOf(graph, 'modality').slice(0, MAX_COLUMNS);
  const models = newestModels(graph).map((model) => ({
    model,
    takes: shownValue(graph, model, 'accepts'),
    gives: shownValue(graph, model, 'produces'),
  }));
  const rows = models.map(({ model, takes, gives }) => ({
    entity: named(model),
    marks: columns.map(({ slug }) => markOf(takes, gives, slug)),
  }));
  const names = columns.map(({ name }) => toPlainLine(name));
  const title =
    rows.length === 0 ? 'No large multimodal models yet' : `What the ${rows.length} newest large multimodal models take and give`;
  const lines = rows.map(({ entity, marks }) => `${entity.name}: ${names.map((name, at) => `${name}: ${marks[at]}`).join(', ')}.`);
  return {
    ...{ form: 'modalities', title, subtitle: '', columns: names, rows, alt: [sentence(title), ...lines].join(' ') },
    sources: sourceNames(
      graph,
      models.flatMap(({ takes, gives }) => [...(takes?.citations ?? []), ...(gives?.citations ?? [])]),
    ),
  };
}

/** Those whose inputs are recorded, newest first. */
function newestModels(graph: Graph): Entity[] {
  const dated = relationsOf(graph, { id: CLASS }, 'instance-of', 'in')
    .map(({ fromId }) => entityOf(graph, fromId))
    .filter((model) => preferredValue(graph, model, 'accepts') !== null)
    .map((model) => ({ model, date: String(preferredValue(graph, model, 'releasedOn') ?? '') }));
  return dated
    .sort((one, other) => other.date.localeCompare(one.date) || one.model.id.localeCompare(other.model.id))
    .slice(0, MAX_MODELS)
    .map(({ model }) => model);
}

function markOf(takes: ShownValue | undefined, gives: ShownValue | undefined, slug: string): ModalityMark {
  const has = (shown: ShownValue | undefined): boolean => Array.isArray(shown?.value) && shown.value.includes(slug);
  if (has(takes)) return has(gives) ? 'both' : 'takes';
  if (has(gives)) return 'gives';
  return takes === undefined || gives === undefined ? 'not recorded' : 'neither';
}
