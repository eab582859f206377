/** Extracts options given by name from the tokens; pure. */
import type { Command, Option } from '../contract/command.ts';
import type { OptionValue } from '../contract/request.ts';
import type { Token } from './tokens.ts';

export interface NamedValues {
  readonly values: Readonly<Record<string, OptionValue>>;
  /** Tokens that no name takes. */
  readonly free: readonly Token[];
  /** Names that are not options. */
  readonly leftover: readonly string[];
}

interface Pair {
  readonly name: string;
  readonly type: Option['type'];
  /** Empty if the value is the next token. */
  readonly value: string;
}

/** Reads `of:llm`, `of=llm`, `--of llm`, `--of=llm`, and the bare name of a flag at either end. */
export function takeNamed(command: Command, tokens: readonly Token[], yesWords: readonly string[]): NamedValues {
  const pairs = tokens.map((token, index) =>
    token.quoted ? undefined : pairOf(command, token.text, index === 0 || index === tokens.length - 1),
  );
  const isValue = (index: number) => needsValue(pairs[index - 1]) && canBeValue(tokens[index]);
  const values = pairs.flatMap((pair, index): (readonly [string, OptionValue])[] => {
    if (pair === undefined || pair === 'unknown' || isValue(index)) return [];
    if (pair.type === 'flag') return [[pair.name, pair.value === '' || yesWords.includes(pair.value.toLowerCase())]];
    const value = isValue(index + 1) ? tokens[index + 1]?.text : pair.value;
    return value === undefined || value === '' ? [] : [[pair.name, value]];
  });
  return {
    values: Object.fromEntries(values),
    free: tokens.filter((_, index) => pairs[index] === undefined && !isValue(index)),
    leftover: tokens.flatMap(({ text }, index) => (pairs[index] === 'unknown' && !isValue(index) ? text : [])),
  };
}

const needsValue = (pair: Pair | 'unknown' | undefined): boolean =>
  pair !== undefined && pair !== 'unknown' && pair.type !== 'flag' && pair.value === '';
const canBeValue = (token: Token | undefined): boolean => token !== undefined && (token.quoted || !token.text.startsWith('--'));

/** The option that a token names; undefined for a free word, `unknown` for a name that isn't an option. */
function pairOf({ options }: Command, token: string, isEnd: boolean): Pair | 'unknown' | undefined {
  const [, dashes = '', key = '', sign = '', value = ''] = /^(-{0,2})(\p{L}[\p{L}_-]*)([:=]?)(.*)$/su.exec(token) ?? [];
  const optionName = key.toLowerCase().replaceAll('-', '_');
  const [name, option] = Object.entries(options).find(([each]) => each === optionName) ?? [];
  if (name === undefined || option === undefined) return dashes === '--' ? 'unknown' : undefined;
  const isAlone = value === '' && (dashes !== '' || (option.type === 'flag' && isEnd));
  return sign !== '' || isAlone ? { name, type: option.type, value } : undefined;
}
