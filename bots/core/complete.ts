import type { Logger } from 'pino';
import type { Query } from '../api/client.ts';
import { graphql } from '../api/graphql.ts';
import { type CompletionContext, completionsOf } from './commands/daily/subscription/completions.ts';
import type { Complete, Completion } from './contract/bot.ts';
import type { Command, Option } from './contract/command.ts';
import { messagesFor } from './messages/index.ts';

const Completions = graphql(
  `query Complete($text: String!, $kinds: [Kind!]) { complete(text: $text, kinds: $kinds, first: 25) { label value } }`,
);

/** Discord's limit for the label and the value of a choice. A longer name can still be typed. */
const MAX_LENGTH = 100;
/** Discord's limit, the lowest of all platforms. */
const MAX_COMPLETIONS = 25;

export interface CompleteOptions {
  readonly query: Query;
  readonly commands: readonly Command[];
  readonly log: Logger;
}

/** In the API's order: exact, alias, prefix, word, and fuzzy matches; pinned entities for empty input. Values are stable ids. */
export function createComplete({ query, commands, log }: CompleteOptions): Complete {
  return async ({ command: name, option: optionName, text }, place, channels) => {
    const option = commands.find((command) => command.name === name)?.options[optionName];
    if (option?.type !== 'text') return [];
    try {
      const completions = await completionsFor(option, text, { query, place, channels, messages: messagesFor(place?.locale) });
      return completions.flatMap(toCompletion).slice(0, MAX_COMPLETIONS);
    } catch (error) {
      log.error({ err: error }, 'no completions');
      return [];
    }
  };
}

type Text = Extract<Option, { type: 'text' }>;

/** In a comma-separated list only the last value is completed. */
async function completionsFor(option: Text, input: string, context: CompletionContext): Promise<readonly Completion[]> {
  const start = option.multiple === true ? input.lastIndexOf(',') + 1 : 0;
  const [before, text] = [input.slice(0, start), input.slice(start).trim()];
  const [own, entities] = await Promise.all([
    option.completions === undefined ? [] : completionsOf(option.completions, text, context),
    option.entityKinds === undefined ? [] : entitiesFor(option.entityKinds, text, context.query),
  ]);
  const completions = [...own, ...entities];
  return before === '' ? completions : completions.map(({ label, value }) => ({ label: `${before}${label}`, value: `${before}${value}` }));
}

async function entitiesFor(entityKinds: NonNullable<Text['entityKinds']>, text: string, query: Query): Promise<readonly Completion[]> {
  const kinds = entityKinds === 'any' ? null : [...entityKinds];
  return (await query(Completions, { text: text.slice(0, MAX_LENGTH), kinds })).complete;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function toCompletion({ label, value }: Completion): Completion[] {
  if (value.length > MAX_LENGTH) return [];
  if (label.length <= MAX_LENGTH) return [{ label, value }];
  let cut = '';
  for (const { segment } of graphemes.segment(label)) {
    if (cut.length + segment.length >= MAX_LENGTH) break;
    cut += segment;
  }
  return [{ label: `${cut}…`, value }];
}
