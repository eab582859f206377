/** The chat platforms of the bots. A new one is a folder and a line here. */
import { discordConnector } from './discord/connector.ts';
import { slackConnector } from './slack/connector.ts';

export const connectors = [slackConnector, discordConnector] as const;
