/** Tasks: the names that Hugging Face uses for our tasks. Its other tasks are listed, never added. */
import { emptyRows } from '../curation/rows.ts';
import { BadInput } from '../errors.ts';
import type { CatalogSource } from './import.ts';
import { slugOf } from './plan/identity.ts';
import { citationRow } from './plan/models.ts';
import type { ImportPlan } from './plan/plan.ts';
import { type CatalogState, findByName, keepDay, readState } from './plan/state.ts';
import { cleanText } from './read/clean-text.ts';
import { hashOf, sourceRow } from './sources.ts';

const ORIGIN = 'huggingface-tasks';
const source = sourceRow(ORIGIN, {
  ...{ title: 'Hugging Face Tasks', url: 'https://huggingface.co/tasks', publisher: 'Hugging Face', license: 'MIT' },
});

interface HubTask {
  readonly id: string;
  readonly name: string;
}

export const tasks: CatalogSource = {
  origin: ORIGIN,
  load: async () => {
    const { PIPELINE_DATA } = await import('@huggingface/tasks');
    const known: HubTask[] = Object.entries(PIPELINE_DATA).map(([id, { name }]) => ({ id, name: cleanText(name) }));
    if (known.length === 0) throw new BadInput('@huggingface/tasks holds no tasks. Reinstall LMM Atlas.');
    return {
      ...{ hash: hashOf(JSON.stringify(known)), quarantined: [], leftOut: [] },
      plan: async (tx, { history }) => planTasks(known, await readState(tx, ORIGIN), history.day),
    };
  },
};

/** The rows for tasks that have the same name on both sides; pure. */
function planTasks(known: readonly HubTask[], state: CatalogState, day: string): ImportPlan {
  const writing = { state, catalog: 'Hugging Face', sourceId: source.id, day, tellsOf: day, providers: new Map() };
  const before = new Map(state.value.map((row) => [row.id, row]));
  const pairs = known.flatMap((task) => {
    const found = findByName(state.others, 'task', task.id) ?? findByName(state.others, 'task', task.name);
    return found === undefined ? [] : [[found.id, task.id] as const];
  });
  const byEntity = new Map(pairs.toReversed());
  const value = [...byEntity].map(([entityId, task]) => {
    const id = `${entityId}.huggingFaceTask@${ORIGIN}`;
    return keepDay({ id, entityId, attribute: 'huggingFaceTask', value: task, observedOn: day, origin: ORIGIN }, before);
  });
  return {
    rows: {
      ...emptyRows,
      source: state.sources.has(source.id) ? [] : [source],
      value,
      citation: value.map(({ id, value: task }) => citationRow('valueId', id, `task ${slugOf(task)}`, writing)),
    },
    counts: {
      models: value.length,
      offerings: 0,
      unresolved: known.length - new Set([...byEntity.values()]).size,
      vanished: 0,
      quarantined: 0,
    },
  };
}
