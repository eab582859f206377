import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type SlackMessage, toPlainForm, toSlackMessages } from '../../../../bots/slack/render/render.ts';
import { toWebUrl } from '../../../../bots/slack/render/sources.ts';
import { validateMessage } from '../../../../bots/slack/render/validate.ts';
import { slack } from '../../../contracts/renderers.ts';
import { claimsOf } from '../../../contracts/replies.ts';
import { anyReply } from '../../../support/bots/replies.ts';

/** LMM_TEST_REPLIES=10000 tries more of them. */
const RUNS = Number(process.env['LMM_TEST_REPLIES'] ?? 1000);
const MS_EACH = 100; // on a busy machine

const plainForm = (message: SlackMessage): SlackMessage => toPlainForm(message) ?? message;
const unescaped = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
const letters = (text: string): string => text.replace(/[\s\p{Cc}\p{Cf}\p{Surrogate}\uFFFD]/gu, '');

it(
  `renders any of ${RUNS} replies, in both forms, as messages that Slack takes: without mentions, with every action, claim and source`,
  () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const tokens = reply.actions.flatMap((action) => {
          if (action.kind === 'select') return action.choices.map(({ token }) => token);
          return action.kind === 'link' ? action.url : action.token;
        });
        const messages = toSlackMessages(reply);
        const addresses = reply.sources.flatMap(({ url }) => toWebUrl(url) ?? []).filter((address) => address.length < 2000);
        for (const form of [messages, messages.map(plainForm)]) {
          const body = unescaped(JSON.stringify(form.map(({ blocks }) => blocks)));
          expect({
            isEmpty: form.length === 0,
            problems: form.flatMap(validateMessage),
            calls: form.flatMap(slack.calls),
            tokens: form.flatMap((message) => slack.pressable?.(message) ?? []).sort(),
            unlisted: addresses.filter((address) => !body.includes(JSON.stringify(address).slice(1, -1))),
          }).toEqual({ isEmpty: false, problems: [], calls: [], tokens: tokens.sort(), unlisted: [] });
        }
        // What notifications and screen readers get says as much as the blocks.
        const said = letters(unescaped(messages.map(({ text }) => text).join('\n')));
        const unsaid = claimsOf(reply).filter(({ text }) => text.length <= 300 && !said.includes(letters(text)));
        expect({ unsaid, unlisted: addresses.filter((address) => !said.includes(letters(address))) }).toEqual({ unsaid: [], unlisted: [] });
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  },
  RUNS * MS_EACH,
);
