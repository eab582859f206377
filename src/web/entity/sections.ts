/** The sections of an entity page, in their order; only those that have something to say. */
import type { Citations } from '../base/citations.ts';
import { type Html, html } from '../base/html.ts';
import { kindIcon } from '../base/icons.ts';
import { entityLink } from '../base/links.ts';
import { claimsView } from './claims.ts';
import { disagreementsOf, disagreementView } from './disagreements.ts';
import type { EntityPageData } from './documents.ts';
import { historyView } from './history.ts';
import { listLinks, relationsView } from './relations.ts';
import { benchmarkScores, modelScores } from './scores.ts';
import { counted, notRecorded, type Section } from './section.ts';

interface SectionOptions {
  readonly citations: Citations;
  readonly today: string;
}

export function sectionsOf(data: EntityPageData, options: SectionOptions): readonly Section[] {
  const found = [disagreement, positions, claims, limitations, relations, scores].flatMap((section) => section(data, options) ?? []);
  const history: Section = { id: 'history', title: 'History', count: data.changes.totalCount, content: historyView(data) };
  const size = options.citations.size();
  const sources: Section = {
    ...{ id: 'sources', title: 'Sources', count: size, note: `${size} cited on this page` },
    content: options.citations.list(),
  };
  return [...found, history, ...(size === 0 ? [] : [sources])];
}

function disagreement(data: EntityPageData, { citations }: SectionOptions): Section | undefined {
  const all = disagreementsOf(data);
  if (all.length === 0) return undefined;
  const content = html`${all.map((one) => disagreementView(one, data.entity.name, citations))}`;
  return { id: 'disagreement', title: all.length === 1 ? 'Disagreement' : 'Disagreements', count: all.length, content };
}

function positions({ entity }: EntityPageData, { citations }: SectionOptions): Section | undefined {
  if ((entity.__typename !== 'Stage' && entity.__typename !== 'Dimension') || entity.positions.length === 0) return undefined;
  const rows = entity.positions.map(
    ({ subject, text, note, citations: cited }) =>
      html`<div><dt><a href="${entityLink(subject)}">${subject.name}</a></dt><dd>${text}${citations.cite(cited)}${note !== null && html`<p class="note">${note}</p>`}</dd></div>`,
  );
  return { id: 'positions', title: 'What is said of each', count: rows.length, content: html`<dl class="rows">${rows}</dl>` };
}

function claims({ entity, facts }: EntityPageData, { citations, today }: SectionOptions): Section {
  const { nodes, totalCount } = facts;
  const shared = { id: 'claims', title: 'Claims', count: totalCount };
  if (totalCount === 0) return { ...shared, content: html`<p>No claims about ${entity.name}: ${notRecorded}.</p>` };
  const sources = new Set(nodes.flatMap((fact) => fact.citations.map(({ source }) => source.slug))).size;
  const note = `${counted(totalCount, 'claim')}, ${counted(sources, 'source')}`;
  return { ...shared, note, content: claimsView(nodes, { citations, today, on: entity.slug }) };
}

function limitations({ entity }: EntityPageData): Section | undefined {
  if (entity.limitations.length === 0 || (entity.kind !== 'MODEL' && entity.kind !== 'MODEL_CLASS')) return undefined;
  const links = entity.limitations.map(
    (limitation) => html`<li>${kindIcon('LIMITATION')} <a href="${entityLink(limitation)}">${limitation.name}</a></li>`,
  );
  const lead = entity.kind === 'MODEL' && html`<p class="note">Its own, then those that it shares with its class.</p>`;
  return { id: 'limitations', title: 'Limitations', count: links.length, content: html`${lead}<ul class="ends">${links}</ul>` };
}

function relations(data: EntityPageData, { citations }: SectionOptions): Section | undefined {
  const count = data.relations.reduce((sum, { totalCount }) => sum + totalCount, 0);
  if (count === 0) return undefined;
  const content = html`${relationsView(data.relations, citations)}<p class="after web-only">${listLinks(data.entity)}</p>`;
  return { id: 'relations', title: 'Relations', count, note: counted(count, 'link'), content };
}

function scores({ entity, scores: found }: EntityPageData, options: SectionOptions): Section | undefined {
  if (found === undefined) return undefined;
  const { nodes, totalCount } = found;
  const shared = { id: 'scores', title: 'Scores', count: totalCount };
  if (nodes.length === 0)
    return { ...shared, content: html`<p>No scores of ${entity.name} are recorded. <a href="/about#mistakes">Suggest a source</a></p>` };
  const note = totalCount > nodes.length ? `${nodes.length} of ${totalCount}` : undefined;
  const content: Html = entity.kind === 'MODEL' ? modelScores(nodes, options) : benchmarkScores(nodes, options);
  return { ...shared, ...(note === undefined ? {} : { note }), content };
}
