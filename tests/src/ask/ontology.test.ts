/** A new relation type and a new column bring the words by which they can be asked for. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../../../src/ask/ask.ts';
import { lexiconOf, type Ontology, standardOntology } from '../../../src/ask/vocabulary/lexicon.ts';
import type { Graph, Relation } from '../../../src/graph/graph.ts';
import { kindRule, type RelationTypeName, relationTypes } from '../../../src/graph/ontology.ts';
import { entity, graphOf } from '../../support/graph/rows.ts';

const cites = [{ sourceId: 'source/paper', locator: 'abstract' }];
const FUNDED = 'funded-by' as RelationTypeName;

const fundedBy = {
  ...relationTypes['made-by'],
  ...{ out: 'funders', in: 'funded', label: 'was funded by', inverse: 'funded' },
  cues: { out: ['funded by', 'paid for by'], in: ['funded', 'bankrolled'], to: ['sponsor', 'sponsors'] },
};

const ontology: Ontology = {
  relationTypes: { ...standardOntology.relationTypes, [FUNDED]: fundedBy },
  kinds: {
    ...standardOntology.kinds,
    model: {
      ...kindRule('model'),
      columns: {
        ...kindRule('model').columns,
        layers: { type: 'count', description: '', inputDescription: '', cues: { names: ['layers', 'how deep'], most: ['deepest'] } },
      },
    },
  },
};

/** The rule is looked up by its name when an answer is put in words. */
const known: Record<string, unknown> = relationTypes;
beforeAll(() => {
  // Made before the table knows the new type.
  lexiconOf(standardOntology);
  known[FUNDED] = fundedBy;
});
afterAll(() => {
  delete known[FUNDED];
});

/** Two models, one of them with the new column, and the new relation between one and a company. */
function graph(): Graph {
  const base = graphOf({
    entities: [
      entity('model/ibis', { name: 'Ibis' }),
      entity('model/heron', { name: 'Heron' }),
      entity('organization/reed', { name: 'Reed' }),
    ],
  });
  const relation = {
    id: 'r',
    type: FUNDED,
    fromId: 'model/ibis',
    toId: 'organization/reed',
    ordinal: null,
    note: null,
    origin: 'curated',
    citations: cites,
  };
  const with_ = (id: string, side: 'outgoing' | 'incoming') =>
    new Proxy(base[side], {
      get: (table, name) =>
        name === 'get'
          ? (key: string): readonly Relation[] => (key === id ? [relation] : (table.get(key) ?? []))
          : Reflect.get(table, name),
    });
  const ibis = base.entities.get('model/ibis');
  if (ibis !== undefined) Object.assign(ibis, { model: { ...ibis.model, layers: 48 } });
  return { ...base, outgoing: with_('model/ibis', 'outgoing'), incoming: with_('organization/reed', 'incoming') };
}

const options = { today: '2026-12-01', ontology };

describe('words of the ontology', () => {
  it.each(['who funded ibis', 'sponsor of ibis', 'which company funded ibis'])('ask for a new relation: %s', (question) => {
    expect(ask(graph(), question, options)).toMatchObject({ outcome: 'answered', text: 'Ibis was funded by Reed.' });
  });

  it('ask for a new relation from its other side', () => {
    expect(ask(graph(), 'which models were funded by reed', options).entities.map(({ id }) => id)).toEqual(['model/ibis']);
  });

  it.each(['how deep is ibis', 'layers of ibis'])('ask for a new column: %s', (question) => {
    expect(ask(graph(), question, options)).toMatchObject({ outcome: 'answered', text: 'Ibis: layers 48.' });
  });

  it('are not known without it', () => {
    expect(ask(graph(), 'sponsor of ibis', { today: '2026-12-01' }).outcome).toBe('abstained');
  });
});
