/** The modals and home tabs of the fake Slack, and the state of their fields. */
import type { HomeView, InputBlock, ModalView } from '@slack/types';

export interface View extends ModalView {
  readonly id: string;
}

export function openView(views: View[], view: unknown): View {
  // The caller has validated it.
  const opened = { ...(view as ModalView), id: `V${views.length + 1}` };
  views.push(opened);
  return opened;
}

/** The fields of a modal by block_id. */
export const fieldsOf = ({ blocks }: Pick<View, 'blocks'>): Readonly<Record<string, InputBlock['element']>> =>
  Object.fromEntries(blocks.filter(isInput).map(({ block_id = '', element }) => [block_id, element] as const));

const isInput = (block: { readonly type: string }): block is InputBlock => block.type === 'input';

/** The view state that Slack sends when the fields hold these values. */
export function stateOf(view: View, values: Readonly<Record<string, string>>): unknown {
  const entries = Object.entries(fieldsOf(view)).map(([name, element]) => {
    const state = stateOfField(element, values[name] ?? null);
    return [name, { ['action_id' in element ? (element.action_id ?? '') : '']: { type: element.type, ...state } }] as const;
  });
  return { values: Object.fromEntries(entries) };
}

/** Each type of element names its value differently. Several values are separated by commas. */
function stateOfField({ type }: InputBlock['element'], value: string | null): object {
  const optionOf = (one: string) => ({ text: { type: 'plain_text', text: one, emoji: false }, value: one });
  switch (type) {
    case 'plain_text_input':
      return { value };
    case 'timepicker':
      return { selected_time: value };
    case 'conversations_select':
      return { selected_conversation: value };
    case 'checkboxes':
    case 'multi_external_select':
      return { selected_options: value === null ? [] : value.split(',').map(optionOf) };
    default:
      return { selected_option: value === null ? null : optionOf(value) };
  }
}

export interface PublishedHome extends HomeView {
  readonly id: string;
  readonly hash: string;
}

export interface Homes {
  /** By user. */
  readonly views: Map<string, PublishedHome>;
  /** By channel of direct messages. */
  readonly prompts: Map<string, readonly { readonly title: string; readonly message: string }[]>;
}

export const createHomes = (): Homes => ({ views: new Map(), prompts: new Map() });
