/** Completion: what can be offered while somebody types a value into an option. */
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

/** Discord takes no longer ones; a name that is longer can still be typed. */
const MAX_LENGTH = 100;
/** No platform shows more. */
const MAX_COMPLETIONS = 25;

export interface CompleteOptions {
  readonly query: Query;
  readonly commands: readonly Command[];
  readonly log: Logger;
}

/** In the order of the API: exact, alias, beginning, word, nearly; what is pinned for nothing typed. The value is a stable id. */
export function createComplete({ query, commands, log }: CompleteOptions): Complete {
  return async ({ command: name, option: optionName, text }, place, channels) => {
    const option = commands.find((command) => command.name === name)?.options[optionName];
    if (option?.type !== 'text') return [];
    try {
      const completions = await completionsFor(option, text, { query, place, channels, messages: messagesFor(place?.locale) });
      return completions.flatMap(toCompletion).slice(0, MAX_COMPLETIONS);
    } catch (error) {
      log.error({ err: error }, 'nothing could be offered while somebody types');
      return [];
    }
  };
}

type Text = Extract<Option, { type: 'text' }>;

/** Of several values with commas between them the last is being typed; the others stay as they are. */
async function completionsFor(option: Text, typed: string, context: CompletionContext): Promise<readonly Completion[]> {
  const at = option.multiple === true ? typed.lastIndexOf(',') + 1 : 0;
  const [before, text] = [typed.slice(0, at), typed.slice(at).trim()];
  const [own, entities] = await Promise.all([
    option.completions === undefined ? [] : completionsOf(option.completions, text, context),
    option.entityKinds === undefined ? [] : entitiesFor(option.entityKinds, text, context.query),
  ]);
  const completions = [...own, ...entities];
  return before === '' ? completions : completions.map(({ label, value }) => ({ label: `${before}${label}`, value: `${before}${value}` }));
}

async function entitiesFor(names: NonNullable<Text['entityKinds']>, text: string, query: Query): Promise<readonly Completion[]> {
  const kinds = names === 'any' ? null : [...names];
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
