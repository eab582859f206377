/** The welcome: the bot introduces itself once where it joins, with examples to try. */
import type { Logger } from 'pino';
import type { Query } from '../../api/client.ts';
import { graphql } from '../../api/graphql.ts';
import type { Platform } from '../contract/platform.ts';
import type { Reply } from '../contract/reply.ts';
import type { Joined, Surfaces } from '../contract/surfaces.ts';
import { messagesFor } from '../messages/index.ts';
import { claimsBlock, notesBlock } from '../present/reply-parts.ts';
import type { BotState } from '../state/bot-state.ts';

const DailyIn = graphql(
  `query DailyIn($platform: String!, $workspace: String!, $channel: String) {
    subscriptions(platform: $platform, workspace: $workspace, channel: $channel) { id }
  }`,
);

export interface WelcomeOptions {
  readonly query: Query;
  readonly platform: Platform;
  readonly botState: Pick<BotState, 'claimWelcome'>;
  readonly log: Logger;
  /** Whether the operator wants welcomes. */
  readonly isOn: boolean;
}

export const createWelcome =
  ({ query, platform, botState, log, isOn }: WelcomeOptions): Surfaces['welcome'] =>
  async (joined) => {
    if (!isOn) return undefined;
    try {
      if (await hasDailyFacts(joined, platform, query)) return undefined;
    } catch (error) {
      log.error({ err: error, platform: platform.id }, 'whether a welcome is wanted could not be looked up');
      return undefined;
    }
    return (await botState.claimWelcome(joined)) ? welcomeReply(platform) : undefined;
  };

/** The bot joins such a channel by itself, to post in it: no one there has asked for a welcome. */
async function hasDailyFacts({ workspace, channel }: Joined, platform: Platform, query: Query): Promise<boolean> {
  const { subscriptions } = await query(DailyIn, { platform: platform.id, workspace, channel: channel ?? null });
  return (subscriptions ?? []).length > 0;
}

function welcomeReply({ commandPrefix, namedOptions }: Platform): Reply {
  const { welcome, locale } = messagesFor(undefined);
  const examples = welcome.examples.map((text) => ({
    text: namedOptions ? welcome.mention(text) : `${commandPrefix} ${text}`,
    sources: [],
  }));
  return {
    title: welcome.title,
    lead: { text: welcome.lead, sources: [] },
    blocks: [...claimsBlock(welcome.heading, examples), ...notesBlock([welcome.more(commandPrefix)])],
    sources: [],
    actions: [],
    visibility: 'public',
    footer: {},
    locale,
  };
}
