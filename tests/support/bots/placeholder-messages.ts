/** Messages made of placeholders, to find text of a reply that comes neither from the messages nor from data. */
import { commands } from '../../../bots/core/commands/index.ts';
import type { Block, Reply } from '../../../bots/core/contract/reply.ts';
import { type Messages, messagesFor } from '../../../bots/core/messages/index.ts';
import { discord } from '../../../bots/discord/platform.ts';
import { slack } from '../../../bots/slack/platform.ts';
import { terminal } from '../../../bots/terminal/platform.ts';

export const PLACEHOLDER = '⟦';

/** Replaces every message with a placeholder around its arguments. */
function withPlaceholders(value: unknown): unknown {
  if (typeof value === 'string') return PLACEHOLDER;
  if (typeof value === 'function')
    return (...given: unknown[]) => [PLACEHOLDER, ...given.flat().map(String), PLACEHOLDER].join(PLACEHOLDER);
  if (Array.isArray(value)) return value.map(withPlaceholders);
  return Object.fromEntries(
    Object.entries(value as object).map(([name, each]) => [name, KEPT_KEYS.includes(name) ? each : withPlaceholders(each)]),
  );
}
/** Parsed rather than shown. */
const KEPT_KEYS: readonly string[] = ['grammar', 'trainingWords', 'locale'];

/** It has the same shape, because it's derived from it. */
export const placeholderMessages = withPlaceholders(messagesFor(undefined)) as Messages;

/** The texts of a reply that people read. */
function textsOf({ title, badge = '', lead, blocks, actions }: Reply): string[] {
  const inBlock = (block: Block): (string | undefined)[] => {
    switch (block.kind) {
      case 'claims':
        return [block.heading, ...block.claims.flatMap(({ label, text }) => [label, text])];
      case 'table':
        return [
          block.heading,
          block.corner,
          ...block.columns,
          ...block.rows.flatMap(({ label, cells }) => [label, ...cells.map(({ text }) => text)]),
        ];
      case 'chart':
        return [block.title, block.unit, ...block.categories, ...block.series.map(({ name }) => name)];
      case 'image':
        return [block.alt, block.caption];
      case 'note':
        return [block.text];
    }
  };
  const onActions = actions.flatMap((action) =>
    action.kind === 'select' ? [action.label, ...action.choices.flatMap(({ label, detail }) => [label, detail])] : [action.label],
  );
  return [title, badge === 'error' ? '' : badge, lead.text, ...blocks.flatMap(inBlock), ...onActions].filter((text) => text !== undefined);
}

export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value, value.toLowerCase(), value.replace(/\.$/, '')];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** Platforms name themselves and the rights of their users. */
const platformWords = [slack, discord, terminal].flatMap(({ name, channels }) => [name, ...Object.values(channels?.rights ?? {})]);

/** Text that users type stays the same in every language. */
const typed = commands.flatMap(({ name, aliases = [], options, examples }) => [
  ...[name, ...aliases, ...examples],
  ...Object.entries(options).flatMap(([option, declared]) => [option, ...(declared.type === 'choice' ? declared.choices : [])]),
]);

/** Texts of the reply with letters that come neither from the data nor from what users type. */
export function lettersLeftOf(reply: Reply, data: readonly string[]): string[] {
  const known = [...new Set([...typed, ...platformWords, '/lmm', 'lmm', 'LMM', 'LLM', ...data])].filter((each) => /\p{L}/u.test(each));
  const longestFirst = known.sort((one, other) => other.length - one.length);
  return textsOf(reply)
    .map((text) => longestFirst.reduce((rest, each) => rest.replaceAll(each, ''), text))
    .filter((rest) => /\p{L}/u.test(rest));
}
