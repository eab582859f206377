/** Suggests prompts to a user who opens the direct messages of the app, if it has an entry in Slack's top bar. */
import type { PlatformErrorKind } from '../../core/contract/platform-error.ts';
import type { HomeOpened } from '../read/home.ts';
import { classifyError, shortReason } from '../send/errors.ts';
import type { HandlingOutcome, SlackContext } from './context.ts';

/** An app without the entry, or a workspace whose plan has none, is asked again after this. */
const ASLEEP_MS = 60 * 60_000;

const PASSING: readonly PlatformErrorKind[] = ['limited', 'retry', 'unclear'];

export function createPromptHandler() {
  let asleepUntil = Number.NEGATIVE_INFINITY;
  return async ({ target }: HomeOpened, { botContext, sendDeps }: SlackContext): Promise<HandlingOutcome> => {
    const { clock, surfaces } = botContext;
    const now = clock.now().getTime();
    if (now < asleepUntil) return 'asleep';
    try {
      await sendDeps.api.suggestPrompts(await surfaces.prompts(), target.channel);
      return 'shown';
    } catch (error) {
      const reason = shortReason(error);
      if (PASSING.includes(classifyError(error).kind)) {
        sendDeps.log.warn({ reason }, 'slack suggested prompts were not set');
        return 'lost';
      }
      asleepUntil = now + ASLEEP_MS;
      // Most apps have no such entry, so this is no failure.
      sendDeps.log.info({ reason }, 'slack suggested prompts are asleep: they need the scope assistant:write and an agent entry');
      return 'asleep';
    }
  };
}
