/** Does what a press on a button or a choice of a menu asks for. Everything it needs comes with the press, none of it is remembered. */
import { type Reply, textReply } from '../core/reply.ts';
import { messagesFor } from '../core/words/index.ts';
import { answerInput, type HandlingOutcome, openForm, openOptionModal, type SlackContext, withoutShareAction } from './ask.ts';
import { deliver, routesFor, type SendOutcome } from './deliver.ts';
import { reportForm } from './forms.ts';
import type { Press } from './interaction.ts';
import { SLASH_COMMAND } from './manifest.ts';
import { resolvePlace } from './place.ts';
import { isTrouble, toSlackMessages } from './render.ts';

export async function press(pressed: Press, context: SlackContext): Promise<HandlingOutcome> {
  if (pressed.does === 'report') return report(pressed, context);
  const { does, token, target, trigger } = pressed;
  if (does === 'ask' && (await openOptionModal({ kind: 'press', action: does, token }, target, trigger, context))) return 'form';
  if (!(await context.botContext.isNew(pressed.id))) return 'duplicate';
  if (pressed.does === 'turn') return turn(pressed, context);
  if (pressed.does === 'share') return share(pressed, context);
  return answerInput({ kind: 'press', action: pressed.does, token: pressed.token }, pressed.target, context);
}

/** A form opens within 3 s of the press or not at all: nothing may be waited for before it. */
async function report({ token, trigger, target }: Press, context: SlackContext): Promise<HandlingOutcome> {
  if (await openForm(reportForm(token, target), trigger, context)) return 'form';
  const { title, notOpened } = messagesFor(undefined).platforms.feedback;
  return tell(textReply(title, notOpened), target, context);
}

/** Puts another page in the place of the one that is shown. */
async function turn(pressed: Press, context: SlackContext): Promise<SendOutcome> {
  const { target, original } = pressed;
  const reply = await answerTo(pressed, 'turn', context);
  // A press of somebody else must not change what the others see.
  if (isTrouble(reply)) return tell(reply, target, context);
  const routes = routesFor(target, context.sendDeps);
  const shown = original.isEphemeral ? reply : withoutShareAction(reply);
  return deliver(toSlackMessages(shown), [...routes.forUpdate(original), ...routes.forReply('private')], context.sendDeps);
}

/** Shows the answer to everybody, and takes the button away from the private one. */
async function share(pressed: Press, context: SlackContext): Promise<SendOutcome> {
  const { target, original } = pressed;
  const { sendDeps: delivery } = context;
  const { sharedBySomebody, notShared } = messagesFor(undefined).platforms;
  const reply = await answerTo(pressed, 'share', context);
  if (reply.visibility === 'private') return tell(reply, target, context);
  const routes = routesFor(target, delivery);
  const shared = { ...withoutShareAction(reply), blocks: [...reply.blocks, { kind: 'note', text: sharedBySomebody } as const] };
  const outcome = await deliver(toSlackMessages(shared), routes.forShare, delivery);
  if (outcome === 'lost') return tell(textReply(reply.title, notShared(SLASH_COMMAND)), target, context);
  const own = await answerTo(pressed, 'turn', context);
  if (!isTrouble(own)) await deliver(toSlackMessages(withoutShareAction(own)), routes.forUpdate(original), delivery);
  return outcome;
}

async function answerTo({ token, target }: Press, action: 'turn' | 'share', context: SlackContext): Promise<Reply> {
  const words = { kind: 'press', does, token } as const;
  return context.botContext.answer({ input: words, place: await resolvePlace(words, target, context) });
}

const tell = (reply: Reply, target: Press['target'], { sendDeps: delivery }: SlackContext): Promise<SendOutcome> =>
  deliver(toSlackMessages(reply), routesFor(target, delivery).forReply('private'), delivery);
