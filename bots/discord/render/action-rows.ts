/** Renders the actions of a reply as action rows of buttons and selects; pure. */
import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APISelectMenuOption,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { compact } from '../../core/compact.ts';
import { type Action, type Reply, type SelectChoice, unreachable } from '../../core/contract/reply.ts';
import type { Messages } from '../../core/messages/index.ts';
import { parseUrl } from '../../core/parse-url.ts';
import { arrangeActions } from '../../core/present/arrange-actions.ts';
import { buttonId, selectId } from './custom-id.ts';
import { oneLine, wellFormed } from './escape.ts';
import * as limits from './limits.ts';
import { truncate } from './split.ts';

export type ActionRow = APIActionRowComponent<APIComponentInMessageActionRow>;

/** A row of buttons that ends with what to think of the answer, then selects, the last with what else to ask. */
export function toActionRows(actions: readonly Action[], messages: Messages): ActionRow[] {
  const { buttons, menus, overflow, links, useful, report } = arrangeActions(actions);
  const feedback = [useful, report].filter((action) => action !== undefined);
  const all = uniqueBy(
    [...buttons, ...links, ...feedback].flatMap((action) => toButton(action) ?? []),
    componentKey,
  );
  const more = overflow.length === 0 ? [] : [{ label: messages.actions.more, choices: overflow }];
  const selects = [...menus, ...more].flatMap(toSelect);
  return [...chunkIntoRows(all), ...selects.map((select) => toRow([select]))].slice(0, limits.MAX_ACTION_ROWS);
}

/** The reply for where everyone sees it already. */
export const withoutShareButton = (reply: Reply): Reply => ({
  ...reply,
  actions: reply.actions.filter((action) => action.kind !== 'button' || action.action !== 'share'),
});

export function withoutComponent(rows: readonly ActionRow[], customId: string): ActionRow[] {
  const left = rows.map(({ components }) =>
    components.filter((component) => !('custom_id' in component) || component.custom_id !== customId),
  );
  return left.filter((components) => components.length > 0).map(toRow);
}

export const toRow = (components: APIComponentInMessageActionRow[]): ActionRow => ({ type: ComponentType.ActionRow, components });

export const createButton = (label: string, custom_id: string): APIButtonComponent => ({
  type: ComponentType.Button,
  style: ButtonStyle.Secondary,
  label: toComponentText(label, limits.MAX_BUTTON_LABEL),
  custom_id,
});

function toButton(action: Exclude<Action, { kind: 'select' }>): APIButtonComponent | undefined {
  switch (action.kind) {
    case 'button': {
      const id = buttonId(action.action, action.token);
      return id === undefined ? undefined : createButton(action.label, id);
    }
    case 'link':
      return isLink(action.url)
        ? {
            type: ComponentType.Button,
            style: ButtonStyle.Link,
            label: toComponentText(action.label, limits.MAX_BUTTON_LABEL),
            url: action.url,
          }
        : undefined;
    default:
      return unreachable(action);
  }
}

const isLink = (url: string) => url.length <= limits.MAX_BUTTON_URL && /^https?:$/.test(parseUrl(url)?.protocol ?? '');

function toSelect({ label, choices }: Omit<Extract<Action, { kind: 'select' }>, 'kind'>, index: number): APIStringSelectComponent[] {
  const options = uniqueBy(
    choices.flatMap((choice) => toOption(choice) ?? []),
    ({ value }) => value,
  ).slice(0, limits.MAX_SELECT_OPTIONS);
  if (options.length === 0) return [];
  const placeholder = toComponentText(label, limits.MAX_PLACEHOLDER);
  return [{ type: ComponentType.StringSelect, custom_id: selectId(index), placeholder, options }];
}

function toOption({ label, detail, token }: SelectChoice): APISelectMenuOption | undefined {
  if (token.length === 0 || token.length > limits.MAX_SELECT_TEXT) return undefined;
  const description = detail === undefined || isBlank(detail) ? undefined : toComponentText(detail, limits.MAX_SELECT_TEXT);
  return compact({ label: toComponentText(label, limits.MAX_SELECT_TEXT), value: token, description });
}

function chunkIntoRows(buttons: readonly APIButtonComponent[]): ActionRow[] {
  const count = Math.ceil(buttons.length / limits.MAX_BUTTONS);
  return Array.from({ length: count }, (_, row) => toRow(buttons.slice(row * limits.MAX_BUTTONS, (row + 1) * limits.MAX_BUTTONS)));
}

const componentKey = (one: APIButtonComponent): string => ('custom_id' in one ? one.custom_id : JSON.stringify(one));

/** Text for a component, which has no markup; Discord refuses an empty one. */
const toComponentText = (text: string, maxLength: number): string => (isBlank(text) ? '…' : truncate(oneLine(wellFormed(text)), maxLength));
const isBlank = (text: string): boolean => /^[\p{Z}\p{C}\s]*$/u.test(text);

function uniqueBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const keys = items.map(keyOf);
  return items.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}
