/** Connector: how bots/main sets up and starts a chat platform. Each platform exports one; it loads no client before it starts. */
import type { z } from 'zod';
import type { Bot, BotContext } from './contract/bot.ts';
import type { Platform } from './contract/platform.ts';
import type { Poster, PosterOptions } from './posting/poster.ts';

/** A variable that is wrong beside others that are right by themselves. */
export interface EnvProblem {
  readonly variable: string;
  readonly message: string;
}

/** Decides which of bot and poster run. */
export type PostingMode = 'on' | 'off' | 'only';

export type PostingOptions = Omit<PosterOptions, 'platform' | 'platformPoster' | 'batch'>;

export interface Connector<Env> extends PlatformStarter<Env> {
  /** The environment variables of the platform, each checked by itself. */
  readonly variables: z.ZodType<Env>;
  readonly checkEnv?: (env: Env & { readonly LMM_POSTING: PostingMode }) => readonly EnvProblem[];
}

/** The part that needs the variables and does not read them: it takes more than it asks for. */
export interface PlatformStarter<Env> {
  readonly platform: Platform;
  /** The platform is started only if it is set; it also signs button tokens. */
  readonly tokenIn: (env: Env) => string | undefined;
  /** The status while there is no token: how to connect. */
  readonly setupHint: string;
  readonly startBot: (env: Env, context: BotContext) => Promise<Bot>;
  readonly startPoster: (env: Env, options: PostingOptions) => Promise<Poster>;
}
