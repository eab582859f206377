/** Autocompletion of the names of entities. */

import type { Entity } from '../../graph/graph.ts';
import { type Completion, complete, MAX_COMPLETIONS, MAX_INPUT_LENGTH } from '../../graph/search/complete.ts';
import { builder } from '../base/builder.ts';
import { EntityRef, KindEnum } from '../knowledge/entity.ts';
import { checkRange, parseChoices } from './arguments.ts';

/** It is asked at each stroke of a key, and looks through all names. */
const COST = 50;

const CompletionRef = builder.objectRef<Completion>('Completion').implement({
  description: 'An entity for which a text may be meant.',
  fields: (t) => ({
    entity: t.field({ type: EntityRef, description: 'Whom or what the text may mean.', resolve: ({ entity }): Entity => entity }),
    label: t.exposeString('label', {
      description: 'What to show: its name, with the alias that was begun; unlike every other label of the list.',
    }),
    value: t.exposeID('value', {
      description: 'Its stable id, such as `model/clip`, which is understood wherever a slug is asked for.',
    }),
  }),
});

builder.queryField('complete', (t) =>
  t.field({
    type: [CompletionRef],
    description:
      'What a text can be completed to: by id, then by name or alias, then what begins so, what has a word that begins so, and what is called nearly so. For an empty text the model classes, then the best connected.',
    args: {
      text: t.arg.string({ required: true, description: `What was typed so far; no name has more than ${MAX_INPUT_LENGTH} characters.` }),
      kinds: t.arg({ type: [KindEnum], description: 'Only entities of these kinds are offered; all when it is left out.' }),
      first: t.arg.int({
        required: true,
        defaultValue: MAX_COMPLETIONS,
        description: `How many entities are offered at most, 1 to ${MAX_COMPLETIONS}.`,
      }),
    },
    complexity: ({ first }) => ({ field: COST, multiplier: Math.min(first, MAX_COMPLETIONS) }),
    resolve: (_root, { text, kinds, first }, { graph }) => {
      checkRange('first', first, 1, MAX_COMPLETIONS);
      return complete(graph, text, parseChoices('kinds', kinds), first);
    },
  }),
);
