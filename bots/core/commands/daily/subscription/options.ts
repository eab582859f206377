import type { Options } from '../../../contract/command.ts';
import type { Messages } from '../../../messages/index.ts';
import { TOPICS } from './topics.ts';

/** It can be left out where there is only one subscription. */
export const subscriptionOption = ({ daily }: Messages) =>
  ({ subscription: { type: 'text', description: daily.options.subscription, completions: 'subscriptions' } }) as const satisfies Options;

const contentOptions = ({ daily: { options } }: Messages) =>
  ({
    channel: { type: 'channel', description: options.channel, nameRequired: true, keywords: ['in', 'to'] },
    days: {
      type: 'text',
      description: options.days,
      format: 'days',
      completions: 'days',
      multiple: true,
      nameRequired: true,
      keywords: ['on', 'every', 'each'],
    },
    topic: {
      type: 'text',
      description: options.topic,
      completions: 'topics',
      knownValues: TOPICS,
      entityKinds: 'any',
      multiple: true,
      maxLength: 500,
      nameRequired: true,
      keywords: ['about', 'topics'],
    },
    ping: { type: 'role', description: options.ping, nameRequired: true, keyword: true, keywords: ['mention'] },
    thread: { type: 'flag', description: options.thread, anywhere: true },
  }) as const satisfies Options;

const timeOptions = ({ daily: { options } }: Messages) =>
  ({
    time: { type: 'text', description: options.time, format: 'time', keywords: ['at'] },
    zone: { type: 'text', description: options.zone, completions: 'zones', keywords: ['in', 'timezone', 'tz'] },
  }) as const satisfies Options;

export function addOptions(messages: Messages) {
  const { time, zone } = timeOptions(messages);
  return {
    time: { ...time, required: true },
    zone: { ...zone, required: true },
    ...contentOptions(messages),
    // Last: a modal on Discord has room for five fields.
    kind: { type: 'choice', description: messages.daily.options.kind, choices: ['facts', 'digest'], nameRequired: true, anywhere: true },
  } as const satisfies Options;
}

export function editOptions(messages: Messages) {
  const { time, zone } = timeOptions(messages);
  return {
    ...subscriptionOption(messages),
    time: { ...time, nameRequired: true },
    zone: { ...zone, nameRequired: true },
    ...contentOptions(messages),
  } as const satisfies Options;
}
