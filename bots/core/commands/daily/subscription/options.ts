import type { Options } from '../../../contract/command.ts';
import type { Messages } from '../../../messages/index.ts';
import { TOPICS } from './topics.ts';

/** It can be left out where there is only one subscription. */
export const subscriptionOption = ({ daily: { options, labels } }: Messages) =>
  ({
    subscription: { type: 'text', description: options.subscription, label: labels.subscription, completions: 'subscriptions' },
  }) as const satisfies Options;

const contentOptions = ({ daily: { options, labels } }: Messages) =>
  ({
    channel: { type: 'channel', description: options.channel, label: labels.channel, nameRequired: true, keywords: ['in', 'to'] },
    days: {
      type: 'text',
      description: options.days,
      label: labels.days,
      format: 'days',
      completions: 'days',
      multiple: true,
      nameRequired: true,
      keywords: ['on', 'every', 'each'],
    },
    topic: {
      type: 'text',
      description: options.topic,
      label: labels.topic,
      completions: 'topics',
      knownValues: TOPICS,
      entityKinds: 'any',
      multiple: true,
      maxLength: 500,
      nameRequired: true,
      keywords: ['about', 'topics'],
    },
    ping: { type: 'role', description: options.ping, label: labels.ping, nameRequired: true, keyword: true, keywords: ['mention'] },
    thread: { type: 'flag', description: options.thread, anywhere: true },
  }) as const satisfies Options;

const timeOptions = ({ daily: { options, labels } }: Messages) =>
  ({
    time: { type: 'text', description: options.time, label: labels.time, format: 'time', keywords: ['at'] },
    zone: { type: 'text', description: options.zone, label: labels.zone, completions: 'zones', keywords: ['in', 'timezone', 'tz'] },
  }) as const satisfies Options;

export function addOptions(messages: Messages) {
  const { time, zone } = timeOptions(messages);
  return {
    ...{ time: { ...time, required: true }, zone: { ...zone, required: true }, ...contentOptions(messages) },
    // Last: a modal on Discord has room for five fields.
    kind: {
      type: 'choice',
      description: messages.daily.options.kind,
      label: messages.daily.labels.kind,
      choices: ['facts', 'digest'],
      nameRequired: true,
      anywhere: true,
    },
    anyway: { type: 'flag', description: messages.daily.options.anyway, buttonOnly: true },
  } as const satisfies Options;
}

export function editOptions(messages: Messages) {
  const { time, zone } = timeOptions(messages);
  const { channel, days, topic, ping, thread } = contentOptions(messages);
  const { newLabels } = messages.daily;
  return {
    ...subscriptionOption(messages),
    time: { ...time, nameRequired: true, label: newLabels.time },
    zone: { ...zone, nameRequired: true, label: newLabels.zone },
    channel: { ...channel, startsEmpty: true, label: newLabels.channel },
    days: { ...days, label: newLabels.days },
    topic: { ...topic, label: newLabels.topic },
    ping: { ...ping, label: newLabels.ping },
    thread,
  } as const satisfies Options;
}
