import { describe, expect, it } from 'vitest';
import type { Claim, Reply } from '../../../../../bots/core/contract/reply.ts';
import { superscript } from '../../../../../bots/core/present/shown-sources.ts';
import { toDiscordMessages } from '../../../../../bots/discord/render/render.ts';
import { reply } from '../../../../support/discord/bot.ts';
import { markdownOf } from '../../../../support/discord/shown-text.ts';
import { bodyChecks } from '../../../../support/discord/validate/schemas.ts';

const claim = (text: string, ...sources: number[]): Claim => ({ text, sources });
const source = (index: number) => ({ title: `Paper ${index}`, url: `https://example.org/${index}`, publisher: 'Example' });
const sources = (count: number) => Array.from({ length: count }, (_, index) => source(index + 1));
const link = (number: number) => `[${superscript(number)}](<https://example.org/${number}>)`;
/** The messages, each checked against the rules of Discord. */
const rendered = (changes: Partial<Reply>) => {
  const messages = toDiscordMessages(reply({ title: '', ...changes }));
  for (const message of messages) expect(bodyChecks.followUp(message)).toEqual([]);
  return messages;
};
const textOf = (changes: Partial<Reply>) => rendered(changes).map(markdownOf).join('\n');

describe('a source', () => {
  it('says when it was published', () => {
    expect(textOf({ sources: [{ ...source(1), published: '2021-01' }] })).toMatch(/-# ¹ \[Example, 2021\]\(<https:\/\/example\.org\/1>\)$/);
  });

  it('that nothing cites is listed too', () => {
    const line = '-# ¹ [Example: Paper 1](<https://example.org/1>) · ² [Example: Paper 2](<https://example.org/2>)';
    expect(textOf({ lead: claim('A.', 1), sources: sources(2) })).toBe(`A. ${link(1)}\n${line}`);
    expect(textOf({ lead: claim(''), sources: sources(2) })).toBe(line);
  });

  it('that does not exist is not cited', () => {
    expect(textOf({ lead: claim('A.', 1, 1, 9), sources: sources(1) })).toMatch(/^A\. \[¹\]\(<[^>]+>\)\n/);
  });
});

describe('a link', () => {
  const url = (length: number) => `https://example.org/?q=${'a'.repeat(length - 23)}`;
  const linked = (length: number) => rendered({ actions: [{ kind: 'link', label: 'GraphQL', url: url(length) }] });
  const shown = (length: number) => linked(length).map(markdownOf).join('\n');

  it('follows the sources', () => {
    expect(linked(512)[0]).not.toHaveProperty('components');
    expect(shown(512)).toMatch(/\n-# ¹ \S+ · \[GraphQL\]\(<https:.{500,}>\)$/);
    expect(shown(3000)).toContain(`[GraphQL](<${url(3000)}>)`);
  });

  it('is a button where the text has no room for it, and in the text all the same if it is too long for a button', () => {
    const lead = claim(`${'word '.repeat(800)}end.`, 1);
    const link = (length: number) => ({ kind: 'link', label: 'GraphQL', url: url(length) }) as const;
    const [full, ...others] = rendered({ lead, actions: [link(500)] });
    expect([full?.embeds.length, others]).toEqual([1, []]);
    expect(full?.components).toMatchObject([{ components: [{ label: 'GraphQL', url: url(500) }] }]);
    const [longer] = rendered({ lead, actions: [link(513)] });
    expect(longer).not.toHaveProperty('components');
    expect(longer?.embeds[1]?.description).toBe(`-# [GraphQL](<${url(513)}>)`);
  });

  it('is left out if no message can hold it', () => {
    expect(shown(4200)).not.toContain('GraphQL');
  });
});
