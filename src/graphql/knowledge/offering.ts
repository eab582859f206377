/** Offerings: models as providers sell them, by the word of a catalog. */

import { offeringOrder } from '../../graph/base/ordering.ts';
import { type Offering, offeringsOf } from '../../graph/graph.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { pageComplexity, pageOf } from '../base/page.ts';
import { kindRefs } from './entity.ts';

type Status = 'active' | 'alpha' | 'beta' | 'deprecated' | 'withdrawn';

const StatusEnum = enumOf<Status>('OfferingStatus', 'How far an offering can be counted on.', {
  active: 'It can be used by everybody who pays for it.',
  alpha: 'It is being tried out by few.',
  beta: 'It is being tried out.',
  deprecated: 'Its provider asks not to use it any more.',
  withdrawn: 'The catalog has not listed it for a week or longer.',
});

const OfferingRef = builder.objectRef<Offering>('Offering').implement({
  description: 'A model as one provider sells it, by the word of a catalog.',
  fields: (t) => ({
    provider: t.exposeString('provider', { description: 'The id of the provider in the catalog.' }),
    providerModel: t.exposeString('providerModel', { description: 'How the provider calls the model.' }),
    name: t.exposeString('name', { description: 'The name under which it is listed.' }),
    byMaker: t.exposeBoolean('byMaker', { description: 'Whether the provider is the maker of the model.' }),
    contextTokens: t.expose('contextTokens', {
      type: 'BigInt',
      nullable: true,
      description: 'How many tokens the provider takes at once; that can be fewer than the model could.',
    }),
    outputTokens: t.expose('outputTokens', { type: 'BigInt', nullable: true, description: 'How many tokens an answer can have at most.' }),
    inputPrice: t.exposeFloat('inputPrice', { nullable: true, description: 'US dollars for a million tokens of input.' }),
    outputPrice: t.exposeFloat('outputPrice', { nullable: true, description: 'US dollars for a million tokens of output.' }),
    accepts: t.exposeStringList('accepts', { description: 'The forms of data that the provider lets one put in.' }),
    produces: t.exposeStringList('produces', { description: 'The forms of data that the provider gives out.' }),
    releasedOn: t.expose('releasedOn', { type: 'PartialDate', nullable: true, description: 'When the model came out, as listed there.' }),
    status: t.field({
      type: StatusEnum,
      description: 'How far one can count on it being there.',
      resolve: ({ status }) => status as Status,
    }),
    observedOn: t.expose('observedOn', { type: 'Date', description: 'The first day on which the catalog was seen to say all this.' }),
    missingSince: t.expose('missingSince', {
      type: 'Date',
      nullable: true,
      description: 'The first day on which the catalog did not list it any more.',
    }),
    origin: t.exposeString('origin', { description: 'Who says all this: the name of a catalog.' }),
  }),
});

builder.objectField(OfferingRef, 'model', (t) =>
  t.field({
    type: kindRefs.model,
    nullable: true,
    description: 'The model that is sold; null while nobody knows which it is.',
    resolve: ({ model }) => model,
  }),
);

const OfferingConnection = builder.connectionObject(
  { name: 'OfferingConnection', type: OfferingRef, description: 'A page of what providers sell.' },
  { name: 'OfferingEdge', description: 'One offering of a page, with the cursor to read on from.' },
);

builder.objectField(kindRefs.model, 'offerings', (t) =>
  t.field({
    type: OfferingConnection,
    description: 'Who sells it, and how: the maker first, then by provider.',
    args: {
      ...t.arg.connectionArgs(),
      withdrawn: t.arg.boolean({ defaultValue: false, description: 'Also those that the catalog has not listed for a week or longer.' }),
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

builder.queryField('unresolvedOfferings', (t) =>
  t.field({
    type: OfferingConnection,
    description: 'What providers sell and nobody could match to a model: an alias in the file of the model mends it.',
    args: t.arg.connectionArgs(),
    complexity: pageComplexity,
    resolve: (_root, args, { graph }) => pageOf(graph.unresolved, args, offeringOrder),
  }),
);
