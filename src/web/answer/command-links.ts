/** The pages that show what a command of an answer shows. */
import { compareLink } from '../base/links.ts';

/** What commands call it, and what the page's form does. */
const fields: Readonly<Record<string, string>> = { input: 'accepts', output: 'produces', open: 'open', maker: 'maker', since: 'since' };

/** The page of models. Undefined if the command lists something else, or has a condition that the page doesn't have. */
export function modelListLink(command: string | null): string | undefined {
  const [name, ...conditions] = command?.split(' ') ?? [];
  if (name !== 'models') return undefined;
  const search = new URLSearchParams();
  for (const condition of conditions) {
    const [, option = '', value = ''] = /^(\w+):([\w-]+)$/.exec(condition) ?? [];
    const field = fields[option];
    if (field === undefined) return undefined;
    search.set(field, value);
  }
  return `/models?${search}`;
}

/** Undefined if the command compares nothing, or only one aspect. */
export function comparisonLink(command: string | null): string | undefined {
  const [, left, right] = /^compare a:([\w-]+) b:([\w-]+)$/.exec(command ?? '') ?? [];
  return left === undefined || right === undefined ? undefined : compareLink(left, right);
}
