import type { Entity } from '../../graph/graph.ts';
import { type Completion, complete, MAX_COMPLETIONS, MAX_INPUT_LENGTH } from '../../graph/search/complete.ts';
import { checkRange } from '../base/arguments.ts';
import { builder } from '../base/builder.ts';
import { EntityRef, KindEnum } from '../knowledge/entity.ts';
import { parseChoices } from './arguments.ts';

/** It runs on every keystroke, and searches all names. */
const COST = 150;

const CompletionRef = builder.objectRef<Completion>('Completion').implement({
  description: 'An entity that matches a typed text.',
  fields: (t) => ({
    entity: t.field({ type: EntityRef, description: 'The match for the text.', resolve: ({ entity }): Entity => entity }),
    label: t.exposeString('label', { description: 'The text to show; unique in the list.' }),
    value: t.exposeID('value', { description: 'The id of the entity, for any input.' }),
  }),
});

builder.queryField('complete', (t) =>
  t.field({
    type: [CompletionRef],
    description: 'Entities for a name that someone is typing, best first, typos included.',
    args: {
      text: t.arg.string({ required: true, description: `The text typed so far, up to ${MAX_INPUT_LENGTH} characters.` }),
      kinds: t.arg({ type: [KindEnum], description: 'Only entities of these kinds.' }),
      first: t.arg.int({
        required: true,
        defaultValue: MAX_COMPLETIONS,
        description: `How many entities to return, up to ${MAX_COMPLETIONS}.`,
      }),
    },
    complexity: ({ first }) => ({ field: COST, multiplier: Math.min(first, MAX_COMPLETIONS) }),
    resolve: (_root, { text, kinds, first }, { graph }) => {
      checkRange('first', first, 1, MAX_COMPLETIONS);
      return complete(graph, text, parseChoices('kinds', kinds), first);
    },
  }),
);
