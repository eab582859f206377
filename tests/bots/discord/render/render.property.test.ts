import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Claim, type Reply, unreachable } from '../../../../bots/core/contract/reply.ts';
import { claimsOf } from '../../../../bots/core/present/page.ts';
import { superscript } from '../../../../bots/core/present/shown-sources.ts';
import { escapedLength, safeUrl, wellFormed } from '../../../../bots/discord/render/escape.ts';
import { type DiscordMessage, toDiscordMessages } from '../../../../bots/discord/render/render.ts';
import { toEditBody } from '../../../../bots/discord/send/interaction-api.ts';
import { anyReply, namedReplies } from '../../../support/bots/replies.ts';
import { markdownOf, plainText } from '../../../support/discord/shown-text.ts';
import { rawMentions } from '../../../support/discord/validate/markup.ts';
import { bodyChecks } from '../../../support/discord/validate/schemas.ts';

/** Nightly runs can try more: `LMM_TEST_REPLIES=10000`. */
const REPLIES = Number(process.env['LMM_TEST_REPLIES'] ?? 2_000);

/** The problems of a message on any of the routes that can send it. */
const refusals = (message: DiscordMessage): string[] => [
  ...bodyChecks.callback({ type: 4, data: { ...message, flags: 64 } }),
  ...bodyChecks.followUp(message),
  ...bodyChecks.edit(toEditBody(message)),
  ...bodyChecks.channelMessage({ ...message, nonce: '5000000000000000001.1', enforce_nonce: true }),
];

/** The mentions in a message that would ping someone. */
const pings = (message: DiscordMessage): string[] => [
  ...rawMentions(markdownOf(message)),
  ...(message.allowed_mentions.parse?.length === 0 ? [] : ['allowed_mentions']),
];

/** Without what a line break, a hyphenless cut or an invisible character can change. */
const squeezed = (text: string): string => wellFormed(text).replace(/[\s\u200b]+/g, '');
const wordsIn = (text: string): string[] => wellFormed(text).split(/\s+/).map(squeezed).filter(Boolean);

/** The labels and texts that a reader has to find, whole unless they fill a message. */
function textsOf({ lead, blocks }: Reply): string[] {
  const ofClaim = ({ label = '', text }: Claim) => [label, text];
  return [
    ...ofClaim(lead),
    ...blocks.flatMap((block) => {
      switch (block.kind) {
        case 'claims':
          return [block.heading ?? '', ...block.claims.flatMap(ofClaim)];
        case 'table':
          return [block.heading ?? '', ...block.rows.flatMap(({ label, cells }) => [label, ...cells.flatMap(ofClaim)])];
        case 'note':
          return [block.text];
        case 'image':
          return [block.alt];
        case 'chart':
          return [];
        default:
          return unreachable(block);
      }
    }),
  ];
}

function missingTexts(reply: Reply, messages: readonly DiscordMessage[]): string[] {
  const shown = squeezed(plainText(messages.map(markdownOf).join('\n')));
  return (
    textsOf(reply)
      // Each "<" is three characters in a message, and more than an embed holds can't stay in one piece.
      .flatMap((text) =>
        text.length < 2_000 && escapedLength(text) < 4_000 ? [squeezed(text)] : wordsIn(text).filter(({ length }) => length < 500),
      )
      .filter((text) => !shown.includes(text))
  );
}

const missingSources = ({ sources }: Reply, messages: readonly DiscordMessage[]): string[] => {
  const shown = messages.map(markdownOf).join('\n');
  return sources.flatMap(({ url }) => safeUrl(url) ?? []).filter((url) => !shown.includes(`](<${url}>)`));
};

const missingNumbers = (reply: Reply, messages: readonly DiscordMessage[]): number[] => {
  const shown = plainText(messages.map(markdownOf).join('\n'));
  const cited = claimsOf(reply).flatMap(({ sources }) => sources);
  return cited.filter((number) => !shown.includes(superscript(number)));
};

const problemsOf = (reply: Reply) => {
  const messages = toDiscordMessages(reply);
  return {
    refused: messages.flatMap((message) => [...refusals(message), ...pings(message)]),
    texts: missingTexts(reply, messages),
    sources: missingSources(reply, messages),
    numbers: missingNumbers(reply, messages),
  };
};

const NONE = { refused: [], texts: [], sources: [], numbers: [] };

describe('any reply', () => {
  it('becomes messages that Discord accepts, that ping no one and that lose no text and no source', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        expect(problemsOf(reply)).toEqual(NONE);
      }),
      { numRuns: REPLIES },
    );
  }, 600_000);

  it.each(Object.entries(namedReplies))('%s does too', (_name, reply) => {
    expect(problemsOf(reply)).toEqual(NONE);
  });
});
