import { describe, expect, it } from 'vitest';
import type { Mention, Reply } from '../../../../bots/core/contract/reply.ts';
import { escapeText } from '../../../../bots/discord/render/escape.ts';
import { createEscapeProse } from '../../../../bots/discord/render/inline.ts';
import { toDiscordMessages } from '../../../../bots/discord/render/render.ts';
import corpus from '../../../fixtures/discord/markup.json' with { type: 'json' };
import { reply } from '../../../support/discord/bot.ts';
import { bodyChecks } from '../../../support/discord/validate/schemas.ts';

const channel: Mention = { kind: 'channel', text: '#ai', id: '3000000000000000001' };
const time: Mention = { kind: 'time', text: 'Fri 27 Nov 2026, 09:00', at: '2026-11-27T08:00:00.000Z' };
const commandIds = new Map([
  ['lmm help', '7'],
  ['lmm-admin daily', '8'],
  ['lmm-admin daily add', '8'],
]);
const escapeProse = createEscapeProse({ mentions: [channel, time] }, commandIds);

describe('prose', () => {
  it.each([
    ['It will be posted on Fri 27 Nov 2026, 09:00 in #ai.', 'It will be posted on <t:1795766400:F> in <#3000000000000000001>.'],
    ['a thread of #ai (*all*)', 'a thread of <#3000000000000000001> (\\*all\\*)'],
    ['/lmm help shows it', '</lmm help:7> shows it'],
    ['To add: /lmm-admin daily add 09:00', 'To add: </lmm-admin daily add:8> 09\\:00'],
  ])('%j shows channels, times and commands', (text, shown) => {
    expect(escapeProse(text)).toBe(shown);
  });

  it.each(['#ai-news', 'x#ai', '/lmm helpful', '//lmm help', '/lmm who made it', '/lmm-admin'])('leaves %j as it is', (text) => {
    expect(escapeProse(text)).toBe(escapeText(text));
  });

  it.each(corpus)('is escaped around them: %j', (text) => {
    expect(escapeProse(`${text} #ai ${text}`)).toBe(`${escapeText(`${text} `)}<#${channel.id}>${escapeText(` ${text}`)}`);
  });

  it('has no channel by an id of another form, and no time that is none', () => {
    const odd = createEscapeProse(
      {
        mentions: [{ ...channel, id: '1> @everyone' } as Mention, { ...time, at: 'soon' } as Mention, { ...channel, text: '' } as Mention],
      },
      new Map(),
    );
    expect(odd('#ai at Fri 27 Nov 2026, 09:00')).toBe(escapeText('#ai at Fri 27 Nov 2026, 09:00'));
  });
});

describe('a reply', () => {
  const shown = (changes: Partial<Reply>) => {
    const messages = toDiscordMessages(reply({ sources: [], mentions: [channel], ...changes }), [], commandIds);
    for (const message of messages) expect(bodyChecks.followUp(message)).toEqual([]);
    return messages[0]?.embeds[0];
  };

  it('shows them in its sentence, its claims, its tables and its notes', () => {
    const claim = { label: 'In #ai', text: 'Posted in #ai.', sources: [] };
    const embed = shown({
      lead: { text: 'Scheduled in #ai.', sources: [] },
      blocks: [
        { kind: 'claims', ordered: false, claims: [claim] },
        { kind: 'note', text: 'Ask /lmm help in #ai.' },
        { kind: 'table', columns: ['Where'], rows: [{ label: 'Next', cells: [{ text: '#ai', sources: [] }] }] },
      ],
    });
    const link = `<#${channel.id}>`;
    expect(embed?.description?.split('\n')).toEqual([
      `Scheduled in ${link}.`,
      `-# Ask </lmm help:7> in ${link}.`,
      '',
      `- **In ${link}**: Posted in ${link}.`,
    ]);
    expect(embed?.fields?.[0]?.value).toBe(`Next: ${link}`);
  });

  it('that is full of them still fits', () => {
    const text = '#ai '.repeat(1000).trim();
    expect(shown({ lead: { text, sources: [] } })?.description).toBe(escapeText(text));
  });
});
