/** Builds the modal that shows a schedule of daily facts as it is, to be changed. Pure. */
import type { ModalView } from '@slack/types';
import type { Command } from '../../core/contract/command.ts';
import type { OptionValue } from '../../core/contract/request.ts';
import type { Messages } from '../../core/messages/index.ts';
import { writeMetadata } from '../read/modal-metadata.ts';
import { plainTextObject } from '../render/button-value.ts';
import { VIEW_TITLE } from '../render/limits.ts';
import { isDirect, type SlackTarget } from '../slack-target.ts';
import { inputBlock } from './input-blocks.ts';

interface EditedSchedule {
  readonly command: Pick<Command, 'name' | 'options'>;
  /** The id of the schedule. */
  readonly schedule: string;
  /** Undefined if they aren't known: then an empty field changes nothing. */
  readonly values: Readonly<Record<string, OptionValue>> | undefined;
}

/** What an emptied field means, where it shows a value that is set. */
const WHEN_EMPTIED = { days: 'daily', topic: 'all', ping: 'none' } as const;

export function editModal({ command, schedule, values }: EditedSchedule, target: SlackTarget, messages: Messages): ModalView | undefined {
  const given = { subscription: schedule, ...(values === undefined ? {} : WHEN_EMPTIED) };
  const metadata = writeMetadata({ kind: 'options', target, command: command.name, given });
  if (metadata === undefined) return undefined;
  const { home, platforms } = messages;
  const fields = Object.entries(command.options).filter(([name, { type }]) => {
    // The field offers channels only, and choosing one takes a schedule out of its thread.
    if (type === 'channel') return values !== undefined && isChannel(values[name]);
    return name !== 'subscription' && type !== 'flag';
  });
  return {
    ...{ type: 'modal', callback_id: 'options', private_metadata: metadata },
    title: plainTextObject(home.editTitle, VIEW_TITLE),
    submit: plainTextObject(home.save, VIEW_TITLE),
    close: plainTextObject(platforms.missingOption.cancel, VIEW_TITLE),
    blocks: fields.map(([name, option]) => inputBlock(name, option, messages, values?.[name])),
  };
}

const isChannel = (value: OptionValue | undefined): boolean => typeof value === 'string' && !isDirect({ channel: value });
