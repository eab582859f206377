import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../../bots/core/commands/index.ts';
import { messagesFor } from '../../../../bots/core/messages/index.ts';
import { formatCommand } from '../../../../bots/core/parse/format-command.ts';
import { parse } from '../../../../bots/core/parse/parse.ts';
import { slack } from '../../../../bots/slack/platform.ts';
import { MARKUP } from '../../../support/bots/replies.ts';

const { grammar } = messagesFor(undefined);
const context = { commands, grammar, idPatterns: slack.idPatterns };
const read = (text: string) => parse({ kind: 'text', text }, context);

/** What was understood, in one line: the command, its values without flags that are off, and what was left. */
function understood(text: string): string {
  const parsed = read(text);
  if (parsed.kind === 'unmatched') return `bare "${parsed.text}"${parsed.guess === undefined ? '' : ` or ${parsed.guess.command.name}`}`;
  if (parsed.kind === 'unknown') return `unknown ${parsed.name}`;
  const values = Object.entries(parsed.values).filter(([, value]) => value !== false);
  const shown = values.map(([name, value]) => ` ${name}=${value}`).join('');
  const left = parsed.leftover.length === 0 ? '' : ` left: ${parsed.leftover.join(' | ')}`;
  const problem = parsed.kind === 'ok' ? '' : ` ${parsed.kind}: ${parsed.option}`;
  return `${parsed.command.name}${shown}${problem}${left}`;
}

describe('reading text', () => {
  it.each([
    ['limitations', 'limitations'],
    ['limitations of llm', 'limitations of=llm'],
    ['Limitations LLMs share', 'limitations of=llm share=true'],
    ['limitations of:llm', 'limitations of=llm'],
    ['limitations of: llm', 'limitations of=llm'],
    ['limitations --of=llm --share', 'limitations of=llm share=true'],
    ['limitations --of llm share:no', 'limitations of=llm'],
    ['limitations —of llm', 'limitations of=llm'],
    ['limitations -of llm', 'limitations of=llm'],
    ['limitations of llm bias', 'limitations limitation=bias of=llm'],
    ['limitations hallucination of llms', 'limitations limitation=hallucination of=llm'],
    ['limitations of gpt-4o', 'limitations of=gpt-4o'],
    ['limitations of GPT 4o', 'limitations of=GPT 4o'],
    ['limitations of the DeepMind Flamingo', 'limitations of=DeepMind Flamingo'],
    ['lim', 'limitations'],
    ['compare', 'compare'],
    ['compare lmm vs llm', 'compare a=lmm b=llm'],
    ['compare lmm llm', 'compare a=lmm b=llm'],
    ['compare clip, flamingo', 'compare a=clip b=flamingo'],
    ['compare CLIP and “DeepMind Flamingo”', 'compare a=CLIP b=DeepMind Flamingo'],
    ["compare 'GPT 4o' 'Claude 3'", 'compare a=GPT 4o b=Claude 3'],
    ['compare b:flamingo clip', 'compare a=clip b=flamingo'],
    ['compare chain of thought and tokens vs fusion', 'compare a=chain of thought and tokens b=fusion'],
    ['compare aspect:training', 'compare aspect=training'],
    ['gpt-4o vs claude 3', 'compare a=gpt-4o b=claude 3'],
    ['comapre clip vs bert', 'compare a=clip b=bert'],
    ['difference between lmm and llm', 'compare a=lmm b=llm'],
    ['model the DeepMind Flamingo?', 'model name=DeepMind Flamingo'],
    ['model\u00a0clip', 'model name=clip'],
    ['model "share"', 'model name=share'],
    ['model image and text', 'model name=image and text'],
    ['training for lmms', 'training of=lmm'],
    ['training pre-training of lmm', 'training stage=pre-training of=lmm'],
    ['training of lmm pre‑training', 'training stage=pre-training of=lmm'],
    ['task', 'tasks'],
    ['models input:audio output:text open:yes', 'models input=audio output=text open=yes'],
    ['models by openai sort:newest min-context:128k', 'models lab=openai min_context=128000 sort=newest'],
    ['models released_after:2025/6 --open no', 'models open=no released_after=2025-06'],
    ['models min_context:1.5M', 'models min_context=1500000'],
    ['path from clip to bias', 'path from=clip to=bias'],
    ['path clip to text to speech', 'path from=clip to=text to speech'],
    ['from OpenAI to audio', 'path from=OpenAI to=audio'],
    ['between clip and "chain of thought"', 'path from=clip to=chain of thought'],
    ['timeline since 2025-06', 'timeline since=2025-06'],
    ['timeline 2025', 'timeline since=2025'],
    ['search cats, dogs and video kind:model', 'search text=cats, dogs and video kind=model'],
    ['fact about hallucination', 'fact topic=hallucination'],
    ['benchmarks MMMU', 'benchmark name=MMMU'],
    ['source clip-paper', 'source id=clip-paper'],
    [
      'suggest "CLIP has a successor" about:clip url:<https://example.org>',
      'suggest text=CLIP has a successor about=clip url=https://example.org',
    ],
    ['tasks with video', 'tasks modality=video'],
    ['', 'help'],
    ['   ', 'help'],
    ['help compare', 'help command=compare'],
    ['help compar', 'help command=compare'],
    ['settings please', 'settings'],
    ['settings of this channel', 'settings left: this channel'],
    ['settings visibility:open', 'settings visibility=open invalid: visibility'],
    ['help me with limitations', 'help command=limitations part=me with'],
    ['limitations of llm 🙏', 'limitations of=llm'],
    ['limitations of llm, please!', 'limitations of=llm'],
    ['limitations of llm share thank you', 'limitations of=llm share=true'],
    ['limitations of llm <:pray:123> :pray::skin-tone-2: :)', 'limitations of=llm'],
    ['please, limitations of llm', 'limitations of=llm'],
    ['Hi there! Limitations of llm', 'limitations of=llm'],
    ['model "please"', 'model name=please'],
    ['daily add 9am UTC ping <!here|here>', 'daily add time=9am zone=UTC ping=@here invalid: ping'],
    ['/help', 'help'],
    ['settings visibility public', 'settings visibility=public'],
  ])('understands "%s"', (text, expected) => {
    expect(understood(text)).toBe(expected);
  });

  it.each(['hi', 'Hello!', 'hey there', 'good morning', 'thanks', 'Thank you very much! 🙏', '🎉', ':wave:'])(
    'leaves "%s" to the answer to small talk',
    (text) => {
      expect(understood(text)).toMatch(/^bare /);
    },
  );

  it.each([
    ['<@U0BOT> limitations of llm', 'limitations of=llm'],
    ['/lmm limitations', 'limitations'],
    ['model <https://openai.com/clip|clip>', 'model name=clip'],
    ['model <https://openai.com>', 'model name=https://openai.com'],
    ['model <#C1|general>', 'model name=#general'],
    ['model <@U1|ann>', 'model name=@ann'],
    ['model <!subteam^S1|@team>', 'model name=@team'],
    ['model <!channel>', 'model name=@channel'],
    ['model <:clip:123456>', 'model missing: name'],
    ['model `clip`', 'model name=clip'],
    ['```\nmodel clip\n```', 'model name=clip'],
    ['*model* _clip_', 'model name=clip'],
    ['model AT&amp;T', 'model name=AT&T'],
    ['model ｃｌｉｐ', 'model name=clip'],
    ['\u202emodel\u202c \u200fclip', 'model name=clip'],
  ])('removes chat formatting from "%s"', (text, expected) => {
    expect(understood(text)).toBe(expected);
  });

  it.each([
    ['limitatoins of llm', 'limitations', 'limitatoins'],
    ['comapre clip bert', 'compare', 'comapre'],
    ['modle clip', 'model', 'modle'],
    ['hlep', 'help', 'hlep'],
    ['setings', 'settings', 'setings'],
    ['timelnie', 'timeline', 'timelnie'],
    ['taks', 'tasks', 'taks'],
  ])('reads "%s" as %s, unless an entity has that name', (text, command, typed) => {
    expect(read(text)).toMatchObject({ kind: 'unmatched', text, guess: { command: { name: command }, guessedFrom: typed } });
  });

  it.each([
    ['clip', []],
    ['codex', []],
    ['blip', []],
    ['m', []],
    ['mod', ['model', 'models', 'modalities']],
    ['"limitations"', []],
    ['what can they hear', []],
    ['testing', []],
    ['getting started', []],
    ['meeting at noon', []],
    ['fast models', []],
    ['his models', []],
    ['fact-free', []],
    ['modle', ['model']],
    ['sourec', ['source']],
    ['between jobs', ['path']],
    ['find', ['search']],
  ])('does not read "%s" as a command', (text, near) => {
    const parsed = read(text);
    expect(parsed).toMatchObject({ kind: 'unmatched' });
    expect(parsed.kind === 'unmatched' && [parsed.guess, parsed.near.map(({ name }) => name)]).toEqual([undefined, near]);
  });

  it.each([
    ['help me', 'bare "me" or help'],
    ['help me with something', 'bare "me with something" or help'],
    ['help me understand clip', 'bare "me understand clip" or help'],
  ])('reads "%s" as what follows, or else as a call for help', (text, expected) => {
    expect(understood(text)).toBe(expected);
  });

  it.each([
    ['model', 'model missing: name'],
    ['training of gpt', 'training of=gpt invalid: of'],
    ['timeline since yesterday', 'timeline since=yesterday invalid: since'],
    ['timeline 2025-13', 'timeline since=2025-13 invalid: since'],
    ['models min_context:many', 'models min_context=many invalid: min_context'],
    ['models sort:colour', 'models sort=colour invalid: sort'],
    ['path from clip', 'path from=clip missing: to'],
    ['search', 'search missing: text'],
    ['about clip', 'about left: clip'],
    ['compare clip vs flamingo vs bert', 'compare a=clip b=flamingo left: bert'],
    ['limitations --colour red', 'limitations limitation=red left: --colour'],
    [`model ${'x'.repeat(101)}`, `model name=${'x'.repeat(101)} invalid: name`],
  ])('shows what it could not read of "%s"', (text, expected) => {
    expect(understood(text)).toBe(expected);
  });

  it.each([
    ['ten thousand spaces', ' '.repeat(10_000)],
    ['spaces around a command', `${' '.repeat(5_000)}limitations${' '.repeat(5_000)}`],
    ['emoji alone', '👩‍👩‍👧‍👦🎉🏴󠁧󠁢󠁳󠁣󠁴󠁿'.repeat(50)],
    ['letters under a heap of marks', 'Z\u0351\u0352\u0353\u0354\u0355'.repeat(350)],
    ['marks alone', '\u0301'.repeat(2_000)],
    ['a code block', `\`\`\`js\n${'limitations(); '.repeat(200)}\n\`\`\``],
    ['one endless word', 'x'.repeat(100_000)],
    ['quotes alone', '"'.repeat(5_000)],
    ['dashes alone', '—'.repeat(5_000)],
    ['signs of names alone', 'of:'.repeat(2_000)],
    ['halves of characters', '\ud800\udc00\udfff'.repeat(700)],
  ])('is fast despite %s', (_what, text) => {
    const start = performance.now();
    for (let round = 0; round < 5; round++) read(text);
    // Many times what it needs: it is about texts that would take minutes.
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it('never throws, whatever is typed', () => {
    const verbs = commands.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(...verbs, ...MARKUP, 'vs', 'of', 'of:', '--share', '"', '__proto__:x', 'constructor', '--', 'share:'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.constantFrom('', ' '), (parts, space) => {
        const parsed = read(parts.join(space));
        expect(['ok', 'missing', 'invalid', 'unmatched', 'unknown']).toContain(parsed.kind);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('reading options', () => {
  const options = (command: string, given: Record<string, string | boolean>) =>
    parse({ kind: 'options', command, options: given }, context);

  it('fills flags that were not given and checks choices', () => {
    expect(options('training', {})).toMatchObject({ kind: 'ok', values: { share: false } });
    expect(options('training', { of: 'llm', share: true })).toMatchObject({ kind: 'ok', values: { of: 'llm', share: true } });
    expect(options('training', { of: 'gpt' })).toMatchObject({ kind: 'invalid', option: 'of', value: 'gpt', problem: { kind: 'choice' } });
    expect(options('limitations', { of: 'LMMs' })).toMatchObject({ kind: 'ok', values: { of: 'lmm' } });
  });

  it('says what is missing, and that a command is not there', () => {
    expect(options('model', {})).toMatchObject({ kind: 'missing', option: 'name' });
    expect(options('model', { name: '  ' })).toMatchObject({ kind: 'missing', option: 'name' });
    expect(options('nothing', {})).toEqual({ kind: 'unknown', name: 'nothing', near: [] });
  });
});

describe('a question as one would type it', () => {
  const value = fc.oneof(
    fc.constantFrom('clip', 'model/clip', 'GPT 4o', 'share', 'of', 'a vs b', "it's", 'x:y', '--of', 'lmm and llm', 'ends with, comma,'),
    fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 30 }),
  );

  it('is read back as it was', () => {
    const texts = commands.flatMap((command) =>
      Object.entries(command.options).flatMap(([name, option]) => (option.type === 'text' ? [{ command, name }] : [])),
    );
    fc.assert(
      fc.property(fc.constantFrom(...texts), value, fc.boolean(), ({ command, name }, typed, share) => {
        const clean = typed.replaceAll('"', "'").replace(/\s+/g, ' ').trim();
        fc.pre(clean !== '' && !/[`<>&]|^'.*'$/.test(clean));
        const given = { [name]: clean, ...('share' in command.options && share ? { share } : {}) };
        const direct = parse({ kind: 'options', command: command.name, options: given }, context);
        expect(read(formatCommand(command, given, grammar))).toEqual(direct);
      }),
      { numRuns: 2_000 },
    );
  });
});
