import type { Query } from '../../api/client.ts';
import { type Command, command, type Said } from '../command.ts';
import { type Named, whichIsMeant } from '../names.ts';
import { shareOption } from '../options.ts';
import type { Words } from '../words/index.ts';
import { describeBenchmark } from './benchmark.ts';
import { describeEntity } from './entity.ts';
import { limitation } from './limitation.ts';
import { modality } from './modality.ts';
import { describeModel } from './model.ts';
import { stage } from './stage.ts';

export const explain = (words: Words): Command =>
  command({
    name: 'explain',
    aliases: ['define', 'describe'],
    description: words.explain.description,
    options: {
      concept: { type: 'text', description: words.explain.options.concept, required: true, names: 'any' },
      share: shareOption(words),
    },
    examples: ['explain pre-training', 'explain tokens', 'explain openai'],
    run: async ({ concept }, { query }) => describe(await whichIsMeant(concept, 'any', query), query, words),
  });

/** What the graph knows of an entity, as the command for its kind tells it. */
function describe({ id, kind, slug }: Named, query: Query, words: Words): Promise<Said> {
  switch (kind) {
    case 'MODEL':
      return describeModel(id, query, words);
    case 'BENCHMARK':
      return describeBenchmark(id, query, words);
    case 'LIMITATION':
      return limitation(id, query, words);
    case 'MODALITY':
      return modality(id, query, words);
    case 'STAGE':
      return stage(id, ['llm', 'lmm'], query, words);
    default:
      return describeEntity({ kind, slug }, query, words);
  }
}
