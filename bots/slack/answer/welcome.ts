/** Introduces the bot to a channel that it has joined. */
import { toSlackMessages } from '../render/render.ts';
import { deliver, routesFor } from '../send/deliver.ts';
import type { SlackContext } from './context.ts';

/** Never rejects. */
export async function welcomeTo(channel: string, workspace: string, { botContext, sendDeps }: SlackContext): Promise<void> {
  const reply = await botContext.surfaces.welcome({ workspace, channel });
  if (reply === undefined) return;
  const target = { workspace, channel, user: '' };
  const outcome = await deliver(toSlackMessages(reply), target, routesFor(target, sendDeps).forShare, sendDeps);
  sendDeps.log.info({ outcome }, 'slack welcome');
}
