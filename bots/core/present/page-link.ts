/** Where the web shows what a command shows: the one place that knows the addresses of its pages. */
import type { CommandCall } from '../contract/request.ts';

/** Commands that describe one entity of a kind, which they take by `name`. */
const KINDS: Readonly<Record<string, string>> = { model: 'model', benchmark: 'benchmark' };

/** `base` is the server's public address. Undefined for commands without a page of their own. */
export function pageLink(base: string, { command, options }: CommandCall): string | undefined {
  const text = (name: string): string | undefined => (typeof options[name] === 'string' ? options[name] : undefined);
  const [question, name, kind] = [text('question'), text('name'), KINDS[command]];
  if (command === 'ask' && question !== undefined) return `${base}/?${new URLSearchParams({ q: question })}`;
  if (command === 'compare' && text('aspect') === undefined) return comparison(base, text('a'), text('b'));
  return kind === undefined || name === undefined ? undefined : `${base}/e/${kind}/${segment(name)}`;
}

/** The command's own defaults: the two classes. */
const comparison = (base: string, left = 'lmm', right = left === 'llm' ? 'lmm' : 'llm'): string =>
  `${base}/compare/${segment(left)}/${segment(right)}`;

/** Completed options are ids, such as `model/clip`; the page finds slugs and names. */
const segment = (name: string): string => encodeURIComponent(name.replace(/^[a-z-]+\//, ''));
