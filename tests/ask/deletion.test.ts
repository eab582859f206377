/** What an answer says rests on rows of the graph: without the rows that state a claim, nothing says it any more. */
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/ask/answer/answer.ts';
import { ask } from '../../src/ask/ask.ts';
import { groupBy } from '../../src/graph/base/collections.ts';
import type { Citation, Graph } from '../../src/graph/graph.ts';
import { offeringCitations } from '../../src/graph/values/values.ts';
import { frozenGraph } from '../support/ask/frozen-graph.ts';
import { frozenRows } from '../support/ask/frozen-rows.ts';
import { buildGraph } from '../support/graph/build-graph.ts';
import type { CitationRow, Tables } from '../support/graph/tables.ts';
import { questionSets, questionsOf } from './questions.ts';

const today = '2026-12-01';
/** So many graphs are built; each lacks the rows of one part of the claims. */
const PARTS = 6;

interface Said {
  readonly q: string;
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly isInAnswer: boolean;
}

/** Of a list, the claims are the names of its entries. */
const isSaid = (claim: string, { text, entities }: Answer): boolean =>
  /[.!?]$/.test(claim) ? text.includes(claim) : entities.some(({ name }) => name === claim);

const rows = frozenRows();
const graph = frozenGraph();
const questions = questionSets.flatMap((set) => questionsOf(set).filter(({ after }) => after === undefined));
const said = [...new Set(questions.map(({ q }) => q))].flatMap((q) => saidTo(q, graph));

function saidTo(q: string, asked: Graph): Said[] {
  const answer = ask(asked, q, { today });
  return answer.claims.map(({ text, citations }) => ({ q, text, citations, isInAnswer: isSaid(text, answer) }));
}

const keyOf = ({ sourceId, locator }: Citation | CitationRow): string => `${sourceId} ${locator}`;

/** The rows that a citation belongs to: a statement, or an entity. */
const targetOf = ({ entityId, relationId, positionId, factId, scoreId, valueId }: CitationRow): string =>
  [entityId, relationId, positionId, factId, scoreId, valueId].find((id) => id !== null) ?? '';

const targetsByKey = groupBy(
  [
    ...rows.citations.map((row) => ({ key: keyOf(row), id: targetOf(row) })),
    // What a catalog offers has no row of citation: its source is the catalog.
    ...[...graph.offerings.values()]
      .flat()
      .flatMap((offering) => offeringCitations(graph, offering).map((one) => ({ key: keyOf(one), id: offering.id }))),
  ],
  ({ key }) => [key],
);
const targetsOf = ({ citations }: Said): string[] => citations.flatMap((one) => (targetsByKey.get(keyOf(one)) ?? []).map(({ id }) => id));

describe('every claim of every answer', () => {
  it('cites rows of the graph', () => {
    expect(said.length).toBeGreaterThan(2_000);
    expect(said.filter((claim) => targetsOf(claim).length === 0).map(({ q, text }) => `${q}: ${text}`)).toEqual([]);
  });

  it.each([...Array(PARTS).keys()])('vanishes with the rows that state it, part %i', (part) => {
    const claims = said.filter((_, at) => at % PARTS === part);
    const gone = new Set(claims.flatMap(targetsOf));
    const without = buildGraph(lacking(rows, gone));
    const answers = new Map<string, Answer>();
    const answerTo = (q: string): Answer => {
      const answer = answers.get(q) ?? ask(without, q, { today });
      answers.set(q, answer);
      return answer;
    };
    const kept = claims.filter(({ q, text, citations, isInAnswer }) => {
      const answer = answerTo(q);
      const keys = citations.map(keyOf).join('\n');
      return (
        answer.claims.some((claim) => claim.text === text && claim.citations.map(keyOf).join('\n') === keys) ||
        (isInAnswer && isSaid(text, answer))
      );
    });
    expect(kept.map(({ q, text }) => `${q}: ${text}`)).toEqual([]);
  });
});

/** The rows without those of these ids, and without what refers to them. */
function lacking(all: Tables, gone: ReadonlySet<string>): Tables {
  const isHere = (id: string): boolean => !gone.has(id);
  const facts = all.facts.filter(({ id, subjects }) => isHere(id) && subjects.every(({ entityId }) => isHere(entityId)));
  const factIds = new Set(facts.map(({ id }) => id));
  return {
    ...all,
    entities: all.entities.filter(({ id }) => isHere(id)),
    relations: all.relations.filter(({ id, fromId, toId }) => [id, fromId, toId].every(isHere)),
    positions: all.positions.filter(({ id, subjectId, underId }) => [id, subjectId, underId].every(isHere)),
    scores: all.scores.filter(({ id, modelId, benchmarkId }) => [id, modelId, benchmarkId].every(isHere)),
    values: all.values.filter(({ id, entityId }) => [id, entityId].every(isHere)),
    offerings: all.offerings.filter(({ id, modelId }) => isHere(id) && (modelId === null || isHere(modelId))),
    redirects: all.redirects.filter(({ toId }) => isHere(toId)),
    facts: facts.map((fact) => ({
      ...fact,
      contradicts: fact.contradicts.filter(({ otherId }) => factIds.has(otherId)),
      contradictedBy: fact.contradictedBy.filter(({ factId }) => factIds.has(factId)),
    })),
    citations: all.citations.filter((row) => isHere(targetOf(row))),
  };
}
