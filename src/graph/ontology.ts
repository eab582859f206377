/**
 * Ontology: the one table of kinds and relation types.
 * Everything that names a kind or a relation (database rules, GraphQL fields, the content checker) reads it from here.
 */

import { type ColumnCues, phrases } from './cues.ts';
import type { Kind } from './kinds.ts';
import { type RelationRule, relationTypes } from './relation-types.ts';

export type * from './cues.ts';
export * from './kinds.ts';
export * from './relation-types.ts';

export type RelationTypeName = keyof typeof relationTypes;
export const relationTypeNames = Object.keys(relationTypes) as readonly RelationTypeName[];
export const relationRule = (type: RelationTypeName): RelationRule => relationTypes[type];

/** How people ask for what only catalogs say of a model. */
export const attributeCues = {
  outputPrice: {
    names: phrases(
      'output price, price of output, output cost, cost of output, price for output, output token price',
      'price per output token',
    ),
    most: phrases('most expensive output, highest output price'),
    least: phrases('cheapest output, lowest output price'),
    units: phrases('per million output tokens, per 1m output tokens, per output token, per million tokens of output, per mtok of output'),
  },
  inputPrice: {
    names: phrases(
      'price, prices, cost, costs, how much, pricing, how expensive, expensive, cheap, pay, charge, charges, priced',
      'how pricey, rate, price tag, price point, price per token, token price, fee, fees, input price, input cost, api price',
      'api cost, api pricing, price per million tokens, cost per token, charge for, paid, costing, prices of, rates, usage cost',
    ),
    most: phrases('most expensive, priciest, dearest, costs the most, cost the most, costs most, highest price, highest cost, most costly'),
    least: phrases(
      'cheapest, least expensive, lowest price, most affordable, lowest cost, costs the least, cost the least, costs least',
      'cheapest price, lowest priced, least costly, most economical, most inexpensive, least pricey, best price',
    ),
    units: phrases(
      'per input token, per input tokens, per million tokens, per million, per mtok, a million tokens, per million input tokens, per 1m tokens, per 1m',
      'for a million tokens, a million, per million tokens of input, per 1m input tokens, per token',
    ),
  },
  knowledgeCutoff: {
    names: phrases(
      'knowledge cutoff, training cutoff, cutoff, cutoff date, cut off, knowledge cut off, training data cutoff',
      'know up to',
    ),
  },
} as const satisfies Record<string, ColumnCues>;

/** What a position can be stated under: a dimension of comparison or a training stage. */
export const positionKinds = ['dimension', 'stage'] as const satisfies readonly Kind[];
export type PositionKind = (typeof positionKinds)[number];
export const isPositionKind = (kind: Kind): kind is PositionKind => (positionKinds as readonly Kind[]).includes(kind);

export * from './vocabulary.ts';

interface CatalogRule {
  readonly source: string;
  readonly asOf?: string;
}

/**
 * The catalogs that can be imported, best first: the name is the origin of what an import writes, `source` is what it cites, and
 * `asOf` the date of the data of one that no longer changes.
 */
export const catalogs = {
  'models.dev': { source: 'source/models-dev' },
  modelpedia: { source: 'source/modelpedia' },
  'huggingface-tasks': { source: 'source/huggingface-tasks' },
  tokenlens: { source: 'source/tokenlens', asOf: '2025-09' },
} as const satisfies Record<string, CatalogRule>;
export type CatalogName = keyof typeof catalogs;
export const catalogNames = Object.keys(catalogs) as readonly CatalogName[];
export const catalogRule = (origin: string): CatalogRule | undefined => (isCatalog(origin) ? catalogs[origin] : undefined);
export const isCatalog = (origin: string): origin is CatalogName => Object.hasOwn(catalogs, origin);
