/** Answers what people ask: typed, by a form, or as a follow-up; where something is missing, a form asks for it first. */
import type { ModalView } from '@slack/types';
import type { BotTools } from '../core/bot.ts';
import type { Reply } from '../core/reply.ts';
import type { Words } from '../core/request.ts';
import { type DeliveryTools, deliver, type Outcome, waysTo } from './deliver.ts';
import { shortly } from './failure.ts';
import { gapForm, REPORT } from './forms.ts';
import type { Submission } from './interaction.ts';
import { placeOf } from './place.ts';
import { isTrouble, toSlackMessages } from './render.ts';
import type { Question } from './request.ts';
import type { Spot } from './spot.ts';

export interface Setting {
  readonly tools: BotTools;
  readonly delivery: DeliveryTools;
}

/** What became of something that was asked: `form` when a form asks on. */
export type Handled = Outcome | 'form' | 'duplicate';

/** Answers a typed question. */
export async function ask({ id, text, spot, trigger }: Question, setting: Setting): Promise<Handled> {
  const { findGap, isNew } = setting.tools;
  const words = { kind: 'text', text } as const;
  // A form opens within 3 s of the command or not at all: nothing may be waited for before it.
  const gap = trigger === undefined ? undefined : findGap(words);
  if (gap !== undefined && (await openForm(gapForm(gap, spot), trigger, setting))) return 'form';
  return (await isNew(id)) ? say(words, spot, setting) : 'duplicate';
}

/** Answers what was sent by a form. */
export async function submit({ id, context, spot, values }: Submission, setting: Setting): Promise<Handled> {
  if (!(await setting.tools.isNew(id))) return 'duplicate';
  const words: Words =
    context.kind === 'gap'
      ? { kind: 'options', command: context.command, options: { ...context.given, ...values } }
      : { kind: 'press', does: 'report', token: context.token, text: values[REPORT] ?? '' };
  return say(words, spot, setting);
}

/** Answers words where they were said. */
export async function say(words: Words, spot: Spot, setting: Setting): Promise<Outcome> {
  const { tools, delivery } = setting;
  const reply = await tools.answer({ words, place: await placeOf(words, spot, setting) });
  const visibility = isTrouble(reply) ? 'private' : reply.visibility;
  const isShown = visibility === 'public' || spot.isAlone === true;
  return deliver(toSlackMessages(isShown ? withoutShare(reply) : reply), waysTo(spot, delivery).toSay(visibility), delivery);
}

/** Whether a form opened; when it did not, the answer has to say what it would have asked. */
export async function openForm(form: ModalView | undefined, trigger: string | undefined, { delivery }: Setting): Promise<boolean> {
  if (form === undefined || trigger === undefined) return false;
  try {
    await delivery.calls.open(form, trigger);
    return true;
  } catch (error) {
    delivery.log.warn({ reason: shortly(error) }, 'slack form did not open');
    return false;
  }
}

/** A reply as it is shown where everybody sees it already. */
export const withoutShare = (reply: Reply): Reply => ({
  ...reply,
  actions: reply.actions.filter((action) => action.kind !== 'button' || action.does !== 'share'),
});
