/** A catalogue of signs in place of words, and what of a reply is left that is neither a sign nor given: our own words, said past it. */
import { commands } from '../../../bots/core/commands/index.ts';
import type { Block, Reply } from '../../../bots/core/contract/reply.ts';
import { type Messages, messagesFor } from '../../../bots/core/messages/index.ts';

export const PLACEHOLDER = '⟦';

/** A catalogue that says nothing: signs in place of words, around what it is given to speak of. */
function withPlaceholders(value: unknown): unknown {
  if (typeof value === 'string') return PLACEHOLDER;
  if (typeof value === 'function')
    return (...given: unknown[]) => [PLACEHOLDER, ...given.flat().map(String), PLACEHOLDER].join(PLACEHOLDER);
  if (Array.isArray(value)) return value.map(withPlaceholders);
  return Object.fromEntries(
    Object.entries(value as object).map(([name, each]) => [name, KEPT.includes(name) ? each : withPlaceholders(each)]),
  );
}
/** What is read, not said. */
const KEPT: readonly string[] = ['grammar', 'trainingWords', 'locale'];

/** The same shape, since it is made from it. */
export const placeholderMessages = withPlaceholders(messagesFor(undefined)) as Messages;

/** What stands in a reply for people to read. */
function textsOf({ title, badge = '', lead, blocks, actions }: Reply): string[] {
  const inBlock = (block: Block): (string | undefined)[] => {
    switch (block.kind) {
      case 'claims':
        return [block.heading, ...block.claims.flatMap(({ label, text }) => [label, text])];
      case 'table':
        return [block.heading, ...block.columns, ...block.rows.flatMap(({ label, cells }) => [label, ...cells.map(({ text }) => text)])];
      case 'image':
        return [block.alt];
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

/** What people type stays the same in every language. */
const typed = commands.flatMap(({ name, aliases = [], options, examples }) => [
  ...[name, ...aliases, ...examples],
  ...Object.entries(options).flatMap(([option, declared]) => [option, ...(declared.type === 'choice' ? declared.choices : [])]),
]);

/** What is said in letters that stand neither in these data nor in what people type. */
export function lettersLeftOf(reply: Reply, data: readonly string[]): string[] {
  const known = [...new Set([...typed, '/lmm', 'lmm', 'LMM', 'LLM', ...data])].filter((each) => /\p{L}/u.test(each));
  const longestFirst = known.sort((one, other) => other.length - one.length);
  return textsOf(reply)
    .map((said) => longestFirst.reduce((rest, each) => rest.replaceAll(each, ''), said))
    .filter((rest) => /\p{L}/u.test(rest));
}
