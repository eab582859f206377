import type { Query } from '../../api/client.ts';
import { type Command, type CommandResult, command } from '../contract/command.ts';
import type { EntityMatch } from '../contract/entity-match.ts';
import { resolveEntity } from '../entities/resolve-entity.ts';
import type { Messages } from '../messages/index.ts';
import { describeBenchmark } from './benchmark.ts';
import { describeEntity } from './entity.ts';
import { describeLimitation } from './limitation.ts';
import { describeModality } from './modality.ts';
import { describeModel } from './model.ts';
import { shareOption } from './shared-options.ts';
import { describeStage } from './stage.ts';

export const explain = (messages: Messages): Command =>
  command({
    name: 'explain',
    aliases: ['define', 'describe'],
    description: messages.explain.description,
    topic: 'ideas',
    options: {
      concept: { type: 'text', description: messages.explain.options.concept, required: true, entityKinds: 'any' },
      share: shareOption(messages),
    },
    examples: ['explain pre-training', 'explain tokens', 'explain openai'],
    run: async ({ concept }, { query, today }) => describe(await resolveEntity(concept, 'any', query), query, today, messages),
  });

/** Describes an entity as the command for its kind does. */
export function describe(
  { id, kind, slug }: Pick<EntityMatch, 'id' | 'kind' | 'slug'>,
  query: Query,
  today: string,
  messages: Messages,
): Promise<CommandResult> {
  switch (kind) {
    case 'MODEL':
      return describeModel(id, query, today, messages);
    case 'BENCHMARK':
      return describeBenchmark(id, query, messages);
    case 'LIMITATION':
      return describeLimitation(id, query, messages);
    case 'MODALITY':
      return describeModality(id, query, messages);
    case 'STAGE':
      return describeStage(id, ['llm', 'lmm'], query, messages);
    default:
      return describeEntity({ kind, slug }, query, messages);
  }
}
