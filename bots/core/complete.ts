/** Completion: what can be offered while somebody types a name into an option. */
import type { Logger } from 'pino';
import type { Query } from '../api/client.ts';
import { graphql } from '../api/graphql.ts';
import type { Complete, Completion } from './bot.ts';
import type { Command } from './command.ts';

const Completions = graphql(
  `query Complete($text: String!, $kinds: [Kind!]) { complete(text: $text, kinds: $kinds, first: 25) { label value } }`,
);

/** Discord takes no longer ones; a name that is longer can still be typed. */
const LONGEST = 100;

export interface CompleteOptions {
  readonly query: Query;
  readonly commands: readonly Command[];
  readonly log: Logger;
}

/** In the order of the API: exact, alias, beginning, word, nearly; what is pinned for nothing typed. The value is a stable id. */
export function createComplete({ query, commands, log }: CompleteOptions): Complete {
  return async ({ command: name, option: wanted, text }) => {
    const option = commands.find((command) => command.name === name)?.options[wanted];
    if (option?.type !== 'text' || option.names === undefined) return [];
    const kinds = option.names === 'any' ? null : [...option.names];
    try {
      const { complete } = await query(Completions, { text: text.slice(0, LONGEST), kinds });
      return complete.flatMap(toCompletion);
    } catch (error) {
      log.error({ err: error }, 'nothing could be offered while somebody types');
      return [];
    }
  };
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function toCompletion({ label, value }: { readonly label: string; readonly value: string }): Completion[] {
  if (value.length > LONGEST) return [];
  if (label.length <= LONGEST) return [{ label, value }];
  let cut = '';
  for (const { segment } of graphemes.segment(label)) {
    if (cut.length + segment.length >= LONGEST) break;
    cut += segment;
  }
  return [{ label: `${cut}…`, value }];
}
