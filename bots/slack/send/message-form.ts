/** The form in which a workspace gets a message: with Slack's newest blocks, or plain where Slack refused them. */
import type { PlainWorkspaces } from '../../core/contract/bot.ts';
import { type SlackMessage, toPlainForm } from '../render/render.ts';
import { classifyError } from './errors.ts';

/**
 * Sends a message, and its plain form if Slack refuses the blocks of the first: once, since the workspace then gets plain messages for
 * some days. `send` rejects with an error of Slack's client or of a response_url, and so does this.
 */
export async function sendInForm<Sent>(
  message: SlackMessage,
  workspace: string,
  send: (message: SlackMessage) => Promise<Sent>,
  { isPlain, keepPlain }: PlainWorkspaces,
): Promise<Sent> {
  const plain = toPlainForm(message);
  if (plain === undefined) return send(message);
  if (await isPlain(workspace)) return send(plain);
  try {
    return await send(message);
  } catch (error) {
    const { kind, code } = classifyError(error);
    if (kind !== 'invalid-body') throw error;
    const sent = await send(plain);
    // A message that is too long, say, tells nothing of the blocks of others.
    if (code.includes('invalid_blocks')) await keepPlain(workspace);
    return sent;
  }
}
