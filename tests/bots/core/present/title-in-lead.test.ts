import { expect, it } from 'vitest';
import { isTitleInLead } from '../../../../bots/core/present/title-in-lead.ts';

it.each([
  ['Flamingo', 'DeepMind made Flamingo, released in April 2022.', true],
  ['Open models that take audio', 'Five models with open weights take audio.', true],
  ['Limitations of LMMs', 'AIMultiple lists five limitations of LMMs.', true],
  ['CLIP', 'It takes text and images.', false],
  ['GPT-4', 'GPT-4o takes audio.', false],
  ['GPT-4', 'The size of GPT-4 is not published.', true],
  ['Not found', 'Nothing here is called “clpi”.', false],
  ['Is it so', 'Yes, it is so.', true],
  ['', 'Anything.', true],
  ['CLIP', '', false],
])('of the title %j and the sentence %j: %s', (title, text, expected) => {
  expect(isTitleInLead({ title, lead: { text, sources: [] } })).toBe(expected);
});

it('needs no title before a sentence that stands alone, but before none at all', () => {
  const reply = (text: string) => ({ title: 'Not found', lead: { text, sources: [] }, standsAlone: true as const });
  expect([isTitleInLead(reply('Nothing is called “clpi”.')), isTitleInLead(reply(''))]).toEqual([true, false]);
});
