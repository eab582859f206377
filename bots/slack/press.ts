/** Does what a press on a button or a choice of a menu asks for. Everything it needs comes with the press, none of it is remembered. */
import { type Reply, textReply } from '../core/reply.ts';
import { messagesFor } from '../core/words/index.ts';
import { asksOn, type Handled, openForm, type Setting, say, withoutShare } from './ask.ts';
import { deliver, routesFor, type SendOutcome } from './deliver.ts';
import { reportForm } from './forms.ts';
import type { Press } from './interaction.ts';
import { SLASH_COMMAND } from './manifest.ts';
import { placeOf } from './place.ts';
import { isTrouble, toSlackMessages } from './render.ts';

export async function press(pressed: Press, setting: Setting): Promise<Handled> {
  if (pressed.does === 'report') return report(pressed, setting);
  const { does, token, target, trigger } = pressed;
  if (does === 'ask' && (await asksOn({ kind: 'press', action: does, token }, target, trigger, setting))) return 'form';
  if (!(await setting.tools.isNew(pressed.id))) return 'duplicate';
  if (pressed.does === 'turn') return turn(pressed, setting);
  if (pressed.does === 'share') return share(pressed, setting);
  return say({ kind: 'press', action: pressed.does, token: pressed.token }, pressed.target, setting);
}

/** A form opens within 3 s of the press or not at all: nothing may be waited for before it. */
async function report({ token, trigger, target }: Press, setting: Setting): Promise<Handled> {
  if (await openForm(reportForm(token, target), trigger, setting)) return 'form';
  const { title, notOpened } = messagesFor(undefined).platforms.feedback;
  return tell(textReply(title, notOpened), target, setting);
}

/** Puts another page in the place of the one that is shown. */
async function turn(pressed: Press, setting: Setting): Promise<SendOutcome> {
  const { target, original } = pressed;
  const reply = await answerTo(pressed, 'turn', setting);
  // A press of somebody else must not change what the others see.
  if (isTrouble(reply)) return tell(reply, target, setting);
  const routes = routesFor(target, setting.delivery);
  const shown = original.isEphemeral ? reply : withoutShare(reply);
  return deliver(toSlackMessages(shown), [...routes.forUpdate(original), ...routes.forReply('private')], setting.delivery);
}

/** Shows the answer to everybody, and takes the button away from the private one. */
async function share(pressed: Press, setting: Setting): Promise<SendOutcome> {
  const { target, original } = pressed;
  const { delivery } = setting;
  const { sharedBySomebody, notShared } = messagesFor(undefined).platforms;
  const reply = await answerTo(pressed, 'share', setting);
  if (reply.visibility === 'private') return tell(reply, target, setting);
  const routes = routesFor(target, delivery);
  const shared = { ...withoutShare(reply), blocks: [...reply.blocks, { kind: 'note', text: sharedBySomebody } as const] };
  const outcome = await deliver(toSlackMessages(shared), routes.forShare, delivery);
  if (outcome === 'lost') return tell(textReply(reply.title, notShared(SLASH_COMMAND)), target, setting);
  const own = await answerTo(pressed, 'turn', setting);
  if (!isTrouble(own)) await deliver(toSlackMessages(withoutShare(own)), routes.forUpdate(original), delivery);
  return outcome;
}

async function answerTo({ token, target }: Press, action: 'turn' | 'share', setting: Setting): Promise<Reply> {
  const words = { kind: 'press', does, token } as const;
  return setting.tools.answer({ input: words, place: await placeOf(words, target, setting) });
}

const tell = (reply: Reply, target: Press['target'], { delivery }: Setting): Promise<SendOutcome> =>
  deliver(toSlackMessages(reply), routesFor(target, delivery).forReply('private'), delivery);
