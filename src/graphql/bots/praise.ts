/** Praise: how often readers found an answer useful, from the bots to the curators. */
import { listPraise, type PraiseRow, recordPraise, recordPraiseInput } from '../../bot-state/praise.ts';
import { checkRange } from '../base/arguments.ts';
import { builder } from '../base/builder.ts';
import { defineMutation, payloadWith } from '../inputs/define-mutation.ts';
import { afterIdCheck } from './platform.ts';

defineMutation('recordPraise', {
  scopes: ['bot'],
  description: 'Counts a reader who found an answer useful.',
  input: { schema: recordPraiseInput, description: 'The question that was answered.' },
  payload: payloadWith({
    description: 'The result of counting it.',
    field: 'isStored',
    type: 'Boolean',
    fieldDescription: 'False if the workspace keeps no questions, or if no words were left of this one; null on errors.',
  }),
  write: afterIdCheck((input, { client, clock }) => recordPraise(client, clock.now(), input)),
});

const PraiseRef = builder.objectRef<PraiseRow>('Praise').implement({
  description: 'How often readers found an answer useful. They stay anonymous.',
  fields: (t) => ({
    platform: t.exposeString('platform', { description: 'Where it was shown.' }),
    workspace: t.exposeString('workspace', { description: 'The Slack team or Discord guild.' }),
    question: t.exposeString('question', { description: 'What was asked; a posted fact is `fact` with its id.' }),
    count: t.exposeInt('count', { description: 'Number of times that a reader said so.' }),
    firstAt: t.field({ type: 'DateTime', description: 'When it was first counted.', resolve: ({ firstAt }) => firstAt.toISOString() }),
    lastAt: t.field({ type: 'DateTime', description: 'When it was last counted.', resolve: ({ at }) => at.toISOString() }),
  }),
});

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;

builder.queryField('praise', (t) =>
  t.field({
    type: [PraiseRef],
    nullable: true,
    authScopes: { curate: true },
    description: 'What readers found useful in 90 days, the most first. Needs the scope `curate`.',
    args: {
      platform: t.arg.string({ description: 'Only of this chat platform.' }),
      workspace: t.arg.string({ description: 'Only of this Slack team or Discord guild.' }),
      limit: t.arg.int({ required: true, defaultValue: DEFAULT_LIMIT, description: `Number of entries at most, up to ${MAX_LIMIT}.` }),
    },
    complexity: ({ limit }) => ({ field: 5, multiplier: Math.min(Math.max(limit, 1), MAX_LIMIT) }),
    resolve: (_root, { limit, ...filter }, { client }) => {
      checkRange('limit', limit, 1, MAX_LIMIT);
      return listPraise(client, filter, limit);
    },
  }),
);
