import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../bots/core/commands/index.ts';
import { BadRequest } from '../../bots/core/errors.ts';
import { parse } from '../../bots/core/parse.ts';

const read = (text: string) => {
  const { command, values } = parse({ kind: 'text', text }, commands, '/lmm');
  return { name: command.name, ...values };
};
const complaint = (text: string): string => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof BadRequest) return error.message;
    throw error;
  }
  throw new Error(`"${text}" was understood`);
};

describe('reading text', () => {
  it.each([
    ['limitations', { name: 'limitations', share: false }],
    ['limitations of llm', { name: 'limitations', of: 'llm', share: false }],
    ['Limitations LLMs share', { name: 'limitations', of: 'llm', share: true }],
    ['limitations of:llm', { name: 'limitations', of: 'llm', share: false }],
    ['limitations --of=llm --share', { name: 'limitations', of: 'llm', share: true }],
    ['limitations share:no', { name: 'limitations', share: false }],
    ['lim', { name: 'limitations', share: false }],
    ['compare', { name: 'compare', share: false }],
    ['compare lmm vs llm', { name: 'compare', a: 'lmm', b: 'llm', share: false }],
    ['compare lmm llm', { name: 'compare', a: 'lmm', b: 'llm', share: false }],
    ['compare CLIP and “DeepMind Flamingo”', { name: 'compare', a: 'CLIP', b: 'DeepMind Flamingo', share: false }],
    ['compare b:flamingo clip', { name: 'compare', a: 'clip', b: 'flamingo', share: false }],
    ['model the DeepMind Flamingo', { name: 'model', name_: 'DeepMind Flamingo', share: false }],
    ['model\u00a0clip', { name: 'model', name_: 'clip', share: false }],
    ['training for lmms', { name: 'training', of: 'lmm', share: false }],
    ['', { name: 'help' }],
    ['   ', { name: 'help' }],
    ['help compare', { name: 'help', command: 'compare' }],
    ['/help', { name: 'help' }],
  ])('understands "%s"', (text, expected) => {
    const { command, values } = parse({ kind: 'text', text }, commands, '/lmm');
    const { name, name_, ...options } = expected as Record<string, unknown>;
    expect([command.name, values]).toEqual([name, name_ === undefined ? options : { ...options, name: name_ }]);
  });

  it.each([
    ['limitatoins', /no command "limitatoins"\. Did you mean \/lmm limitations, \/lmm [a-z]+, \/lmm [a-z]+\? \/lmm help lists them all\.$/],
    ['m', /no command "m"\. Did you mean (\/lmm [a-z]+(, )?){3}\?/],
    ['model', /^\/lmm model needs to know the name\. For example: \/lmm model clip/],
    ['limitations of gpt', /"gpt" is no choice for "of"\. Choose lmm or llm\./],
    ['limitations of llm bias', /"llm bias" is no choice/],
    ['fact clip', /"fact" does not know what to do with "clip"\. Try: fact/],
    ['compare clip vs flamingo vs bert', /does not know what to do with "bert"/],
    [`model ${'x'.repeat(101)}`, /"name" is 101 characters long; no name here has more than 100/],
  ])('says what to do about "%s"', (text, expected) => {
    expect(complaint(text)).toMatch(expected);
  });

  it('names three near commands for an unknown one, and cuts what was typed short', () => {
    expect(complaint('x'.repeat(500)).match(/\/lmm /g)).toHaveLength(4);
    expect(complaint('x'.repeat(5000)).length).toBeLessThan(300);
  });

  it('fails in no other way, whatever is typed', () => {
    const words = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('compare', 'model', 'help', 'vs', 'of:', '--share', '"', '__proto__:x', 'constructor'),
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 6 }), (parts) => {
        try {
          read(parts.join(' '));
        } catch (error) {
          expect(error).toBeInstanceOf(BadRequest);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('reading options', () => {
  it('fills flags that were not given and checks choices', () => {
    const read = (options: Record<string, string | boolean>) =>
      parse({ kind: 'options', command: 'limitations', options }, commands, '/lmm').values;
    expect(read({})).toEqual({ share: false });
    expect(read({ of: 'llm', share: true })).toEqual({ of: 'llm', share: true });
    expect(() => read({ of: 'gpt' })).toThrow('Choose lmm or llm.');
  });

  it('refuses a missing name and an unknown command', () => {
    expect(() => parse({ kind: 'options', command: 'model', options: {} }, commands, '/lmm')).toThrow('needs to know the name');
    expect(() => parse({ kind: 'options', command: 'nothing', options: {} }, commands, '/lmm')).toThrow('There is no command "nothing"');
  });
});
