/** Offerings: models as providers sell them, by the word of a catalog. */

import { offeringOrder } from '../../graph/base/ordering.ts';
import { entityOf, type Offering, offeringsOf } from '../../graph/graph.ts';
import { offeringDate, pricedOffering } from '../../graph/values/prices.ts';
import { offeringCitations } from '../../graph/values/values.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { pageComplexity, pageOf } from '../base/page.ts';
import { CitationRef } from '../sources/citation.ts';
import { kindRefs } from './entity.ts';

type Status = 'active' | 'alpha' | 'beta' | 'deprecated' | 'withdrawn';

const StatusEnum = enumOf<Status>('OfferingStatus', 'Whether an offering can be used.', {
  active: 'Open to anyone who pays.',
  alpha: 'Open to a few testers.',
  beta: 'Open to all testers.',
  deprecated: 'Its provider advises against it.',
  withdrawn: 'Missing from the catalog for a week or longer.',
});

const OfferingRef = builder.objectRef<Offering>('Offering').implement({
  description: 'A model as one provider sells it, from a catalog.',
  fields: (t) => ({
    provider: t.exposeString('provider', { description: "The provider's id in the catalog." }),
    providerModel: t.exposeString('providerModel', { description: "The provider's id of the model." }),
    name: t.exposeString('name', { description: 'The name in the catalog.' }),
    byMaker: t.exposeBoolean('byMaker', { description: 'Whether the provider made the model.' }),
    contextTokens: t.expose('contextTokens', {
      type: 'BigInt',
      nullable: true,
      description: 'How many tokens the provider takes at once.',
    }),
    outputTokens: t.expose('outputTokens', { type: 'BigInt', nullable: true, description: 'How many tokens an answer has at most.' }),
    inputPrice: t.exposeFloat('inputPrice', { nullable: true, description: 'US dollars for a million tokens of input.' }),
    outputPrice: t.exposeFloat('outputPrice', { nullable: true, description: 'US dollars for a million tokens of output.' }),
    accepts: t.exposeStringList('accepts', { description: 'The modalities of the input.' }),
    produces: t.exposeStringList('produces', { description: 'The modalities of the output.' }),
    releasedOn: t.expose('releasedOn', { type: 'PartialDate', nullable: true, description: 'The release date in the catalog.' }),
    retiredOn: t.expose('retiredOn', { type: 'PartialDate', nullable: true, description: 'When its service ends, by the catalog.' }),
    status: t.field({ type: StatusEnum, description: 'Whether it can be used.', resolve: ({ status }) => status as Status }),
    observedOn: t.expose('observedOn', { type: 'Date', description: 'When the catalog first said so.' }),
    asOf: t.field({
      type: 'PartialDate',
      nullable: true,
      description: 'The date of this record of the catalog, and of the price.',
      resolve: (offering, _args, { graph }) => offeringDate(graph, offering),
    }),
    missingSince: t.expose('missingSince', { type: 'Date', nullable: true, description: 'When the catalog stopped listing it.' }),
    origin: t.exposeString('origin', { description: 'The name of the catalog.' }),
    citations: t.field({
      type: [CitationRef],
      description: 'The catalog, with the place of the offering there.',
      resolve: (offering, _args, { graph }) => offeringCitations(graph, offering),
    }),
  }),
});

builder.objectField(OfferingRef, 'model', (t) =>
  t.field({
    type: kindRefs.model,
    nullable: true,
    description: 'The model sold; null if unknown.',
    resolve: ({ modelId }, _args, { graph }) => (modelId === null ? null : entityOf(graph, modelId)),
  }),
);

const OfferingConnection = builder.connectionObject(
  { name: 'OfferingConnection', type: OfferingRef, description: 'A page of offerings.' },
  { name: 'OfferingEdge', description: 'One offering and its cursor.' },
);

builder.objectField(kindRefs.model, 'offerings', (t) =>
  t.field({
    type: OfferingConnection,
    description: 'Who sells it: the maker first, then by provider.',
    args: {
      ...t.arg.connectionArgs(),
      withdrawn: t.arg.boolean({ defaultValue: false, description: 'Include those that the catalog no longer lists.' }),
    },
    complexity: pageComplexity,
    resolve: (model, { withdrawn, ...page }, { graph }) =>
      pageOf(
        offeringsOf(graph, model).filter(({ status }) => withdrawn === true || status !== 'withdrawn'),
        page,
        offeringOrder,
      ),
  }),
);

builder.objectField(kindRefs.model, 'price', (t) =>
  t.field({
    type: OfferingRef,
    nullable: true,
    description: "Where its price comes from: the maker's offering, or else the cheapest.",
    resolve: (model, _args, { graph }) => pricedOffering(graph, model) ?? null,
  }),
);

builder.queryField('unresolvedOfferings', (t) =>
  t.field({
    type: OfferingConnection,
    description: 'Offerings without a known model.',
    args: t.arg.connectionArgs(),
    complexity: pageComplexity,
    resolve: (_root, args, { graph }) => pageOf(graph.unresolved, args, offeringOrder),
  }),
);
