/** A text whose names lead to their pages. */
import type { EntityKind } from '../data/graphql.ts';
import { type Html, html } from './html.ts';
import { entityLink } from './links.ts';

interface Named {
  readonly kind: EntityKind;
  readonly slug: string;
  readonly name: string;
}

/** Links the first mention of each, where it stands as a word of its own. */
export function linkNames(text: string, entities: readonly Named[]): Html {
  const found = entities
    .flatMap((entity) => ({ entity, at: mentionOf(entity.name, text) }))
    .filter(({ at }) => at !== -1)
    .sort((one, other) => one.at - other.at || other.entity.name.length - one.entity.name.length);
  const parts: (string | Html)[] = [];
  let end = 0;
  for (const { entity, at } of found) {
    if (at < end) continue;
    parts.push(text.slice(end, at), html`<a href="${entityLink(entity)}">${entity.name}</a>`);
    end = at + entity.name.length;
  }
  return html`${[...parts, text.slice(end)]}`;
}

function mentionOf(name: string, text: string): number {
  const at = text.indexOf(name);
  const around = `${text[at - 1] ?? ' '}${text[at + name.length] ?? ' '}`;
  return at === -1 || /[\p{L}\p{N}]/u.test(around) ? -1 : at;
}
