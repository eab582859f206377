/** Renders the actions of a reply as blocks of buttons, menus and links. Each token travels in the value of its element. Pure. */
import type { ActionsBlock, Button, ConfirmationDialog, KnownBlock, PlainTextOption, StaticSelect } from '@slack/types';
import { compact } from '../../core/compact.ts';
import type { Action, Confirmation, SelectChoice } from '../../core/contract/reply.ts';
import { parseUrl } from '../../core/parse-url.ts';
import { encodeValue, plainTextObject } from './button-value.ts';
import {
  ACTIONS_ELEMENTS,
  BUTTON_TEXT,
  BUTTON_URL,
  BUTTON_VALUE,
  CONFIRM_BUTTON,
  CONFIRM_TEXT,
  CONFIRM_TITLE,
  OPTION_TEXT,
  OPTION_VALUE,
  PLACEHOLDER_TEXT,
  SELECT_OPTIONS,
} from './limits.ts';
import { toPlainText } from './mrkdwn.ts';
import { textLength } from './validate.ts';

type Element = Button | StaticSelect;

/** A block with more text might not fit into a message of its own. */
const MAX_BLOCK_TEXT = 8000;

/** Leaves out actions whose token or address is longer than Slack allows. */
export function toActionBlocks(actions: readonly Action[]): ActionsBlock[] {
  const groups: Element[][] = [];
  for (const element of actions.flatMap(toElements)) {
    const group = groups.at(-1);
    const isFull = group === undefined || group.length === ACTIONS_ELEMENTS || textLength([...group, element]) > MAX_BLOCK_TEXT;
    if (isFull) groups.push([element]);
    else group.push(element);
  }
  return groups.map((elements, index) => ({ type: 'actions', block_id: `actions.${index}`, elements }));
}

export function withoutShareButton(blocks: readonly KnownBlock[]): KnownBlock[] {
  const isShare = ({ action_id = '' }: { readonly action_id?: string }) => action_id.startsWith('share.');
  return blocks.flatMap((block) => {
    if (block.type !== 'actions') return block;
    const elements = block.elements.filter((element) => !isShare(element));
    return elements.length === 0 ? [] : { ...block, elements };
  });
}

function toElements(action: Action, index: number): Element[] {
  switch (action.kind) {
    case 'button': {
      const value = encodeValue(action.token);
      const style = action.action === 'share' ? ({ style: 'primary' } as const) : {};
      const text = plainTextObject(action.label, BUTTON_TEXT);
      const confirm = action.confirmation === undefined ? {} : { confirm: toConfirm(action.confirmation) };
      return fits(value, BUTTON_VALUE)
        ? [{ type: 'button', action_id: `${action.action}.${index}`, text, value, ...style, ...confirm }]
        : [];
    }
    case 'select': {
      const options = action.choices.flatMap(toOption).slice(0, SELECT_OPTIONS);
      const placeholder = plainTextObject(action.label, PLACEHOLDER_TEXT);
      return options.length === 0 ? [] : [{ type: 'static_select', action_id: `choose.${index}`, placeholder, options }];
    }
    case 'link': {
      const { label, url } = action;
      const isLink = url.length <= BUTTON_URL && parseUrl(url) !== undefined;
      return isLink ? [{ type: 'button', action_id: `link.${index}`, text: plainTextObject(label, BUTTON_TEXT), url }] : [];
    }
  }
}

function toOption({ label, detail = '', token }: SelectChoice): PlainTextOption[] {
  const value = encodeValue(token);
  if (!fits(value, OPTION_VALUE)) return [];
  const description = toPlainText(detail, OPTION_TEXT) === '' ? undefined : plainTextObject(detail, OPTION_TEXT);
  return [compact({ text: plainTextObject(label, OPTION_TEXT), value, description })];
}

const toConfirm = ({ title, text, yes, no }: Confirmation): ConfirmationDialog => ({
  title: plainTextObject(title, CONFIRM_TITLE),
  text: plainTextObject(text, CONFIRM_TEXT),
  confirm: plainTextObject(yes, CONFIRM_BUTTON),
  deny: plainTextObject(no, CONFIRM_BUTTON),
});

const fits = (value: string, limit: number): boolean => value.length > 0 && value.length <= limit;
