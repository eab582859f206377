/** Bots and the API cut the same out of questions. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanQuestion as cleanInBots, cleanWords } from '../../../../bots/core/clean-question.ts';
import { cleanQuestion } from '../../../../src/bot-state/questions/clean-question.ts';

const cut: readonly (readonly [typed: string, stored: string])[] = [
  ['see https://intranet.example/x?token=1 who made clip', 'see who made clip'],
  ['who made clip www.example.com', 'who made clip'],
  ['read example.com/private/path please', 'read please'],
  ['slack://channel?id=1 what is clip', 'what is clip'],
  ['<https://example.com|a title> what is clip', 'what is clip'],
  ['<@U012AB3CD> who made flamingo?', 'who made flamingo?'],
  ['<@U012AB3CD|jane> who made flamingo', 'who made flamingo'],
  ['<@!123456789012345678> and <@&123456789012345678> who made it', 'and who made it'],
  ['what is said of clip in <#C012AB3CD|general> and <#123456789012345678>', 'what is said of clip in and'],
  ['<!subteam^S0123|@team> <!here> what is clip', 'what is clip'],
  ['<:party:123456789012345678> what is clip', 'what is clip'],
  ['@jane.doe what is clip', 'what is clip'],
  ['ask (@jane) what is clip', 'ask ( ) what is clip'],
  ['mail jane.doe+x@example.co.uk about clip', 'mail about clip'],
  ['<mailto:jane@example.com|jane@example.com> about clip', 'about clip'],
  ['bob@intranet wants clip', 'wants clip'],
  ['jane＠example.com wants clip', 'wants clip'],
  ['call +1 (555) 123-4567 about clip', 'call about clip'],
  ['call 555.123.4567 about clip', 'call about clip'],
  ['card 4111 1111 1111 1111 for clip', 'card for clip'],
  ['card 4111–1111–1111–1111 for clip', 'card for clip'],
  ['id 1234567 of clip', 'id of clip'],
  ['id 12\u200b34567 of clip', 'id of clip'],
  ['id １２３４５６７ of clip', 'id of clip'],
  ['id ٠١٢٣٤٥٦٧ of clip', 'id of clip'],
  ['1,234,567 tokens for clip', 'tokens for clip'],
  ['born 1985-03-21 asks', 'born asks'],
];

const kept = [
  'who made Flamingo?',
  'models with 123456 tokens',
  'best pass@1 score and recall@k on HumanEval',
  'gpt-4-0125-preview vs claude-3-5-sonnet-20241022',
  'models released after 2024-05-13',
  'models between 2020 and 2023, 128k context',
  'models under 7B, <7b',
  'what is x.ai and models.dev',
  'Qwen3-VL-30B-A3B-2507',
];

describe.each([
  ['the API', cleanQuestion],
  ['the bots', cleanInBots],
])('what %s cut out of a question', (_who, clean) => {
  it.each(cut)('%j: %j is left', (typed, stored) => {
    expect(clean(typed)).toBe(stored);
  });

  it.each(kept)('isn’t in %j', (typed) => {
    expect(clean(typed)).toBe(typed);
  });

  it.each(['', ' ', '???', '12345678', '<@U012AB3CD>', 'https://example.com/', '42'])('leaves nothing of %j', (typed) => {
    expect(clean(typed)).toBe('');
  });

  it('stays the same when it is cut again, has at most 500 characters and no long number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9@.:/<>#!+() -]{0,80}$/), (text) => {
        const once = clean(text);
        expect(clean(once)).toBe(once);
        expect(once).not.toMatch(/\d{9}|:\/\/|<[@#]/);
      }),
    );
    expect(clean('a '.repeat(600)).length).toBeLessThanOrEqual(500);
  });
});

describe('the words that failed', () => {
  it('lack what was cut out of the question, as the API spells it', () => {
    expect(cleanWords('jane doe example com clip', 'who is jane.doe@example.com of clip')).toBe('clip');
    expect(cleanWords('zorbflux', 'what is Zorbflux?')).toBe('zorbflux');
    expect(cleanWords('license', 'under which terms is clip out')).toBe('license');
    expect(cleanWords('4111 1111 1111 1111', 'card 4111 1111 1111 1111')).toBe('');
  });
});
