/** What the fields for chat bots have in common. */
import { platforms } from '../../bot-state/platform.ts';
import { enumOf } from '../base/enums.ts';

export const PlatformEnum = enumOf('ChatPlatform', 'A chat platform with a bot.', platforms);
