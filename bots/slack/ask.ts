/** Answers what people ask: typed, by a form, or as a follow-up; where something is missing, a form asks for it first. */
import type { ModalView } from '@slack/types';
import { isWithin } from '../clock.ts';
import type { BotContext } from '../core/bot.ts';
import type { Reply } from '../core/reply.ts';
import type { Input } from '../core/request.ts';
import type { SlackUser } from './client.ts';
import { deliver, routesFor, type SendDeps, type SendOutcome } from './deliver.ts';
import { shortReason } from './failure.ts';
import { gapForm, REPORT } from './forms.ts';
import type { Submission } from './interaction.ts';
import { placeOf } from './place.ts';
import { isTrouble, toSlackMessages } from './render.ts';
import type { Question } from './request.ts';
import type { SlackTarget } from './spot.ts';

export interface Setting {
  readonly tools: BotContext;
  readonly delivery: SendDeps;
}

/** What became of something that was asked: `form` when a form asks on. */
export type Handled = SendOutcome | 'form' | 'duplicate';

/** Answers a typed question. */
export async function ask({ id, text, target, trigger }: Question, setting: Setting): Promise<Handled> {
  const words = { kind: 'text', text } as const;
  if (await asksOn(words, target, trigger, setting)) return 'form';
  return (await setting.tools.isNew(id)) ? say(words, target, setting) : 'duplicate';
}

/** A form opens within 3 s of what was done, or not at all: nothing may be waited for before it but for a moment. */
const MOMENT_MS = 1000;

/** Whether a form asks for what a question lacks. */
export async function asksOn(words: Input, target: SlackTarget, trigger: string | undefined, setting: Setting): Promise<boolean> {
  // Who may not ask it is told so by the answer.
  const gap = trigger === undefined ? undefined : await setting.tools.findMissingOption(words, { user: target.user, runsWorkspace: true });
  if (gap === undefined) return false;
  const person = gap.command.rights === undefined ? undefined : await personSoon(target.user, setting);
  if (gap.command.rights === 'required' && person?.isAdmin === false) return false;
  return openForm(gapForm(gap, target, person?.timeZone), trigger, setting);
}

/** Who somebody is, if Slack says so in a moment. */
async function personSoon(user: string, { tools: { clock }, delivery: { api, log } }: Setting): Promise<SlackUser | undefined> {
  const asking = api.getUser(user).catch((error: unknown) => {
    log.warn({ reason: shortReason(error) }, 'slack does not say who somebody is');
    return undefined;
  });
  return (await isWithin(asking, MOMENT_MS, clock)) ? asking : undefined;
}

/** Answers what was sent by a form. */
export async function submit({ id, context, target, values }: Submission, setting: Setting): Promise<Handled> {
  if (!(await setting.tools.isNew(id))) return 'duplicate';
  const words: Input =
    context.kind === 'gap'
      ? { kind: 'options', command: context.command, options: { ...context.given, ...values } }
      : { kind: 'press', action: 'report', token: context.token, text: values[REPORT] ?? '' };
  return say(words, target, setting);
}

/** Answers words where they were said. */
export async function say(words: Input, target: SlackTarget, setting: Setting): Promise<SendOutcome> {
  const { tools, delivery } = setting;
  const reply = await tools.answer({ input: words, place: await placeOf(words, target, setting) });
  const visibility = isTrouble(reply) ? 'private' : reply.visibility;
  const isShown = visibility === 'public' || target.isAlone === true;
  return deliver(toSlackMessages(isShown ? withoutShare(reply) : reply), routesFor(target, delivery).forReply(visibility), delivery);
}

/** Whether a form opened; when it did not, the answer has to say what it would have asked. */
export async function openForm(form: ModalView | undefined, trigger: string | undefined, { delivery }: Setting): Promise<boolean> {
  if (form === undefined || trigger === undefined) return false;
  try {
    await delivery.api.openModal(form, trigger);
    return true;
  } catch (error) {
    delivery.log.warn({ reason: shortReason(error) }, 'slack form did not open');
    return false;
  }
}

/** A reply as it is shown where everybody sees it already. */
export const withoutShare = (reply: Reply): Reply => ({
  ...reply,
  actions: reply.actions.filter((action) => action.kind !== 'button' || action.action !== 'share'),
});
