/** The report of an import: what it wrote, and what a curator may want to check. */
import type { ImportResult } from '../catalog/import.ts';
import type { Graph } from '../graph/graph.ts';
import { conflictingValues } from '../graph/values/conflicts.ts';
import { disagreementCounts } from '../graph/values/disagreement.ts';
import type { Attribute, ShownValue, StatedValue } from '../graph/values/values.ts';

export function formatImportSummary({ origin, outcome, written, counts, quarantined, leftOut }: ImportResult, dryRun: boolean): string {
  const { created, changed, removed } = written;
  const done = outcome === 'unchanged' ? 'nothing has changed' : `${created} new, ${changed} changed, ${removed} removed rows`;
  const { models, offerings, unresolved, vanished } = counts;
  const foundText =
    origin === 'huggingface-tasks'
      ? `${models} tasks are ours, ${unresolved} are not`
      : `${models} models, ${offerings} offerings (${unresolved} unresolved, ${vanished} not listed now)`;
  const lost = `${quarantined.length} records set aside, ${leftOut.length} fields left out`;
  return `${origin}: ${done}; ${foundText}, ${lost}${dryRun ? '. Nothing was written: this was a dry run' : ''}`;
}

/** The number of conflicts between sources, by attribute; most first. */
export function conflictCounts(graph: Graph): [Attribute, number][] {
  const counts = new Map<Attribute, number>();
  for (const { attribute } of conflictingValues(graph)) counts.set(attribute, (counts.get(attribute) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one);
}

export function formatImportReport(graph: Graph, { origin, quarantined, leftOut }: ImportResult): string {
  const unresolved = graph.unresolved.filter((offering) => offering.origin === origin);
  return [
    countsSection('Conflicts by attribute', conflictCounts(graph)),
    countsSection('Models for which a provider differs from the value shown', disagreementCounts(graph)),
    section('Conflicts', conflictingValues(graph), formatConflict),
    section(
      'Unresolved offerings (to resolve one, add an alias to the file of its model)',
      unresolved,
      (one) => `${one.provider} ${one.providerModel}`,
    ),
    section('Records set aside', quarantined, ({ record, reason }) => `${record}: ${reason}`),
    section('Fields left out', leftOut, ({ record, reason }) => `${record}: ${reason}`),
  ].join('\n\n');
}

const section = <Item>(title: string, items: readonly Item[], line: (item: Item) => string): string =>
  [`${title}: ${items.length === 0 ? 'none' : items.length}`, ...items.map((item) => `  ${line(item)}`)].join('\n');

/** The heading has no number: it would be that of the attributes, above lines that count conflicts or models. */
const countsSection = (title: string, counts: readonly (readonly [Attribute, number])[]): string =>
  [`${title}:${counts.length === 0 ? ' none' : ''}`, ...counts.map(([attribute, count]) => `  ${attribute}: ${count}`)].join('\n');

const formatConflict = (shown: ShownValue): string =>
  `${shown.entity.id} ${shown.attribute}: ${[shown, ...shown.alternatives].map(formatValue).join('; ')}`;

const formatValue = ({ value, origin, provider }: StatedValue): string =>
  `${Array.isArray(value) ? value.join('+') : value} (${provider === null ? origin : `${origin}, ${provider} itself`})`;
