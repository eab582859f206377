/** The content of a delivery: a fact, or the range of changes that a digest or a follow tells. */
import type { Transaction } from '../../database/client.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Rotation } from '../rotation/rotation.ts';
import { loadRotations, nextFact } from '../rotation/rotations.ts';
import { localDate } from '../schedule/slots.ts';
import { type ChangeRange, changesFor, pendingChanges, rangeOf, spanOf, type TellingRow } from './pending.ts';

type ContentData = ChangeRange | ReturnType<typeof factData>;

export interface Content {
  /** The columns of a delivery; undefined if there is nothing to post. */
  readonly data?: ContentData | undefined;
  /** The reason why there is nothing. */
  readonly none: 'no_content' | 'no_changes';
  /** What the subscription has told if there is nothing. */
  readonly told?: { readonly toldRevision: bigint; readonly toldAt: Date };
}

interface GraphAndTime {
  readonly graph: Graph;
  readonly now: Date;
}

type ContentRow = Parameters<typeof rangeOf>[0] & {
  readonly factId: string | null;
  readonly date: string | null;
};

const factData = ({ cycle, fact }: NonNullable<ReturnType<typeof nextFact>>) => ({ cycle, factId: fact.id, postedText: fact.text });

/** What a subscription posts on a date (`YYYY-MM-DD`). */
export async function chooseContent(
  tx: Transaction,
  { graph, now }: GraphAndTime,
  row: TellingRow,
  rotation: Rotation,
  date: string,
): Promise<Content> {
  if (row.kind === 'facts') {
    const choice = nextFact(graph, row, rotation, date);
    return { data: choice && factData(choice), none: 'no_content' };
  }
  const pending = await pendingChanges(tx, graph, row);
  if (pending === undefined) return { none: 'no_changes' };
  if (pending.changes.length > 0) return { data: pending.range, none: 'no_changes' };
  return { none: 'no_changes', told: { toldRevision: pending.range.toRevision, toldAt: now } };
}

/** Whether a delivery still has something to show. */
export async function hasContent(tx: Transaction, graph: Graph, delivery: ContentRow, row: TellingRow): Promise<boolean> {
  const range = rangeOf(delivery);
  if (range !== undefined) return (await changesFor(tx, graph, row, spanOf(range))).length > 0;
  return delivery.factId !== null && graph.factsById.has(delivery.factId);
}

/** What to update in a delivery before it's tried again; undefined when nothing is left to post. */
export async function refreshContent(
  tx: Transaction,
  { graph, now }: GraphAndTime,
  delivery: ContentRow,
  row: TellingRow & { readonly zoneName: string },
) {
  if (delivery.toRevision !== null) return (await hasContent(tx, graph, delivery, row)) ? {} : undefined;
  const fact = delivery.factId === null ? undefined : graph.factsById.get(delivery.factId);
  if (fact !== undefined && fact.retracted === null) return { postedText: fact.text };
  // A withdrawn fact gives its place to another.
  const choice = nextFact(graph, row, (await loadRotations(tx, [row.id]))(row.id), delivery.date ?? localDate(now, row.zoneName));
  return choice && factData(choice);
}
