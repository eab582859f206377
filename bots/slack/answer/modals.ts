/**
 * Builds the modals that ask for missing options and take reports of mistakes. Their metadata holds what a submission needs, so any
 * process can handle it. Pure.
 */
import type { InputBlock, ModalView } from '@slack/types';
import type { Option } from '../../core/contract/command.ts';
import type { MissingOption } from '../../core/contract/interpretation.ts';
import type { Messages } from '../../core/messages/index.ts';
import { SLASH_COMMAND } from '../manifest.ts';
import { writeMetadata } from '../read/modal-metadata.ts';
import { plainTextObject } from '../render/button-value.ts';
import { INPUT_HINT, INPUT_LABEL, INPUT_TEXT, VIEW_BLOCKS, VIEW_TITLE } from '../render/limits.ts';
import type { SlackTarget } from '../slack-target.ts';
import { inputBlock } from './input-blocks.ts';

export const REPORT_FIELD = 'report';

/** Asks for the required options first, then for the others. Undefined when the metadata would be too long. */
export function optionModal(
  { command, option: missing, given, draft }: MissingOption,
  target: SlackTarget,
  messages: Messages,
  timeZone?: string,
): ModalView | undefined {
  const { missingOption } = messages.platforms;
  const isShown = ([name, { type }]: readonly [string, Option]) =>
    type !== 'flag' && (command.showsAllOptions === true || given[name] === undefined);
  const shownOptions = Object.entries(command.options).filter(isShown);
  // A value that the user can empty in the modal must not come back from the metadata.
  const hiddenValues = Object.fromEntries(Object.entries(given).filter(([name]) => !shownOptions.some(([each]) => each === name)));
  const metadata = writeMetadata({ kind: 'options', target, command: command.name, given: hiddenValues });
  if (metadata === undefined) return undefined;
  const fields = [...shownOptions.filter(([, option]) => isRequired(option)), ...shownOptions.filter(([, option]) => !isRequired(option))];
  return {
    ...{ type: 'modal', callback_id: 'options', private_metadata: metadata },
    title: plainTextObject(command.form?.title ?? `${SLASH_COMMAND} ${command.name}`, VIEW_TITLE),
    submit: plainTextObject(command.form?.submit ?? missingOption.submit, VIEW_TITLE),
    close: plainTextObject(missingOption.cancel, VIEW_TITLE),
    blocks: fields
      .slice(0, VIEW_BLOCKS)
      .map(([name, option]) =>
        inputBlock(name, option, messages, given[name] ?? (name === missing ? draft : undefined) ?? defaultValueOf(option, timeZone)),
      ),
  };
}

/** The App Home is in no channel, which could be the default of the field. */
export const withRequiredChannel = ({ blocks, ...modal }: ModalView): ModalView => ({
  ...modal,
  blocks: blocks.map((block) => {
    if (!isInput(block) || block.element.type !== 'conversations_select') return block;
    const { default_to_current_conversation: _, ...element } = block.element;
    return { ...block, optional: false, element };
  }),
});

const isInput = (block: { readonly type: string }): block is InputBlock => block.type === 'input';

/** Asks what is wrong with the answer that `token` identifies. */
export function reportModal(token: string, target: SlackTarget, { platforms: { feedback } }: Messages): ModalView | undefined {
  const metadata = writeMetadata({ kind: 'report', target, token });
  if (metadata === undefined) return undefined;
  return {
    ...{ type: 'modal', callback_id: 'report', private_metadata: metadata },
    title: plainTextObject(feedback.title, VIEW_TITLE),
    submit: plainTextObject(feedback.submit, VIEW_TITLE),
    close: plainTextObject(feedback.cancel, VIEW_TITLE),
    blocks: [
      {
        ...{ type: 'input', block_id: REPORT_FIELD },
        label: plainTextObject(feedback.label, INPUT_LABEL),
        hint: plainTextObject(feedback.hint, INPUT_HINT),
        element: { type: 'plain_text_input', action_id: 'value', multiline: true, max_length: INPUT_TEXT },
      },
    ],
  };
}

const isRequired = (option: Option): boolean => option.type !== 'flag' && option.required === true;

const defaultValueOf = (option: Option, timeZone: string | undefined) =>
  option.type === 'text' && option.completions === 'zones' && option.required === true ? timeZone : undefined;
