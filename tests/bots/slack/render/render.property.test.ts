import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toSlackMessages } from '../../../../bots/slack/render/render.ts';
import { validateMessage } from '../../../../bots/slack/render/validate.ts';
import { slack } from '../../../contracts/renderers.ts';
import { anyReply } from '../../../support/bots/replies.ts';

/** LMM_TEST_REPLIES=10000 tries more of them. */
const RUNS = Number(process.env['LMM_TEST_REPLIES'] ?? 2000);
const MS_EACH = 50; // on a busy machine

it(
  `renders any of ${RUNS} replies as messages that Slack takes, without mentions and with every action`,
  () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const messages = toSlackMessages(reply);
        const tokens = reply.actions.flatMap((action) => {
          if (action.kind === 'select') return action.choices.map(({ token }) => token);
          return action.kind === 'link' ? action.url : action.token;
        });
        expect({
          isEmpty: messages.length === 0,
          problems: messages.flatMap(validateMessage),
          calls: messages.flatMap(slack.calls),
          tokens: messages.flatMap((message) => slack.pressable?.(message) ?? []),
        }).toEqual({ isEmpty: false, problems: [], calls: [], tokens });
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  },
  RUNS * MS_EACH,
);
