import { describe, expect, it } from 'vitest';
import type { Block, Claim, Reply, Table } from '../../../../../bots/core/contract/reply.ts';
import { superscript } from '../../../../../bots/core/present/shown-sources.ts';
import { toDiscordMessages } from '../../../../../bots/discord/render/render.ts';
import { reply } from '../../../../support/discord/bot.ts';
import { markdownOf } from '../../../../support/discord/shown-text.ts';
import { bodyChecks } from '../../../../support/discord/validate/schemas.ts';

const claim = (text: string, ...sources: number[]): Claim => ({ text, sources });
const sources = (count: number, length = 0) =>
  Array.from({ length: count }, (_, index) => ({
    title: `Paper ${index + 1}`,
    url: `https://example.org/${index + 1}${'a'.repeat(length)}`,
    publisher: 'Example',
  }));
const link = (number: number) => `[${superscript(number)}](<https://example.org/${number}>)`;
const table = (changes: Partial<Table>): Block => ({ kind: 'table', columns: [], rows: [], ...changes });

/** The messages, each checked against the rules of Discord. */
const rendered = (block: Block, changes: Partial<Reply> = {}) => {
  const messages = toDiscordMessages(reply({ lead: claim('Here they are.'), sources: sources(4), blocks: [block], ...changes }));
  for (const message of messages) expect(bodyChecks.followUp(message)).toEqual([]);
  return messages;
};
const fields = (block: Block, changes: Partial<Reply> = {}) => rendered(block, changes)[0]?.embeds[0]?.fields;

describe('a list', () => {
  const models = table({
    subjects: 'rows',
    corner: 'Model',
    columns: ['Maker', 'Released', 'Context', 'MMMU'],
    rows: [
      { label: 'Nemotron 3 Nano', cells: [claim('NVIDIA', 1), claim('Apr 2026', 1), claim('256K', 1), claim('62.1', 1)] },
      { label: 'ImageBind', cells: [claim('Meta', 2), claim('May 2023', 3), claim('not recorded'), claim('not recorded')] },
    ],
  });

  it('has a field for each row, whose cells say what they are about unless it is plain', () => {
    const { title: _, ...rest } = rendered(models)[0]?.embeds[0] ?? {};
    expect(rest).toMatchObject({
      description: 'Here they are.',
      fields: [
        { name: 'Nemotron 3 Nano', value: `NVIDIA · Apr 2026\n256K context\nMMMU: 62.1 ${link(1)}`, inline: true },
        {
          name: 'ImageBind',
          value: `Meta ${link(2)} · May 2023 ${link(3)}\n-# context not recorded · MMMU not recorded`,
          inline: true,
        },
        { name: '\u200b', value: expect.stringMatching(/^-# ¹ \[Example: Paper 1\].* · ⁴ \[Example: Paper 4\]\(<[^>]+>\)$/) },
      ],
    });
  });

  it('names the column of a value that could belong to another', () => {
    const cells = [claim('Meta'), claim('Apache 2.0'), claim('2024-05'), claim('2026-01'), claim('yes'), claim('$2.50')];
    const columns = ['Maker', 'License', 'Released', 'Retired', 'Open', 'Price'];
    expect(fields(table({ subjects: 'rows', columns, rows: [{ label: 'A', cells }] }))?.[0]?.value.split('\n')).toEqual([
      'Meta',
      'License: Apache 2.0',
      '2024-05',
      'Retired: 2026-01',
      'Open: yes · Price: $2.50',
    ]);
  });

  it('of more rows than an embed has fields goes on in the next', () => {
    const rows = Array.from({ length: 60 }, (_, index) => ({ label: `Model ${index + 1}`, cells: [claim('Meta', 1)] }));
    const messages = rendered(table({ subjects: 'rows', columns: ['Maker'], rows }));
    const shown = messages.flatMap(({ embeds }) => embeds.flatMap((embed) => embed.fields ?? []));
    expect(shown.filter(({ inline }) => inline).map(({ name }) => name)).toEqual(rows.map(({ label }) => label));
  });

  it('links fewer numbers rather than growing longer', () => {
    const long = sources(1, 300);
    const rows = Array.from({ length: 20 }, (_, index) => ({ label: `Model ${index + 1}`, cells: [claim('Meta', 1)] }));
    const [message, ...others] = rendered(table({ subjects: 'rows', columns: ['Maker'], rows }), { sources: long });
    expect(others).toEqual([]);
    const values = message?.embeds.flatMap((embed) => embed.fields ?? []).map(({ value }) => value) ?? [];
    expect(values[0]).toBe(`Meta [¹](<${long[0]?.url}>)`);
    expect(new Set(values.slice(1, 20))).toEqual(new Set(['Meta ¹']));
    expect(values[20]).toBe(`-# ¹ [Example](<${long[0]?.url}>)`);
  });
});

describe('a comparison', () => {
  const rows = [
    { label: 'Maker', cells: [claim('OpenAI', 1, 2), claim('DeepMind', 2)] },
    { label: 'Gives', cells: [claim('not recorded'), claim('text', 3)] },
  ];

  it('has a field for each side', () => {
    expect(fields(table({ columns: ['CLIP', 'Flamingo'], rows }))).toMatchObject([
      { name: 'CLIP', value: `Maker: OpenAI ${link(1)} ${link(2)}\nGives: not recorded`, inline: true },
      { name: 'Flamingo', value: `Maker: DeepMind ${link(2)}\nGives: text ${link(3)}`, inline: true },
      { name: '\u200b' },
    ]);
  });

  it('is headed by its heading, and followed by what comes after it', () => {
    const [message] = toDiscordMessages(
      reply({
        lead: claim('Here.'),
        blocks: [
          table({ heading: 'Side by side', columns: ['CLIP', 'Flamingo'], rows }),
          { kind: 'claims', heading: 'More', ordered: false, claims: [claim('One.', 1)] },
        ],
        sources: sources(1),
      }),
    );
    expect(message?.embeds).toHaveLength(1);
    expect(message?.embeds[0]?.description).toBe('Here.\n\n**Side by side**');
    expect(message?.embeds[0]?.fields?.at(-1)?.value).toBe(`**More**\n- One. ${link(1)}\n-# ¹ [Example](<https://example.org/1>)`);
  });

  it.each<[string, Partial<Table>]>([
    [
      'long cells',
      { columns: ['LMM', 'LLM'], rows: [{ label: 'Input', cells: [claim('Text and images. '.repeat(6), 1), claim('Text.', 2)] }] },
    ],
    ['many sides', { columns: ['A', 'B', 'C', 'D'], rows: [{ label: 'Input', cells: [claim('Text.', 1)] }] }],
    ['rows without cells', { columns: ['LMM'], rows: [{ label: 'Input', cells: [] }] }],
    ['more cells than sides', { columns: ['LMM'], rows: [{ label: 'Input', cells: [claim('Text.'), claim('Images.')] }] }],
  ])('with %s has a line for each side under the bold label of its row', (_what, changes) => {
    const [message] = rendered(table(changes));
    expect(message?.embeds[0]).not.toHaveProperty('fields');
    expect(message?.embeds[0]?.description).toContain('\n\n**Input**');
  });

  it('stacks its cells in their order', () => {
    const cells = [claim('Text and images, and sometimes audio, video and more. '.repeat(2).trim(), 1), claim('Text.', 2)];
    const [message] = rendered(table({ heading: 'LMM and LLM', columns: ['LMM', 'LLM'], rows: [{ label: 'Input', cells }] }));
    expect(message?.embeds[0]?.description).toContain(
      `**LMM and LLM**\n\n**Input**\n- **LMM**: ${cells[0]?.text} ${link(1)}\n- **LLM**: Text. ${link(2)}\n-# `,
    );
  });

  it('never leaves the label of a row without its first side', () => {
    const cells = [claim('Text and images. '.repeat(6), 1), claim('Text.', 2)];
    const long = Array.from({ length: 100 }, (_, index) => ({ label: `Row ${index + 1}`, cells }));
    const messages = rendered(table({ columns: ['LMM', 'LLM'], rows: long }));
    expect(messages.length).toBeGreaterThan(1);
    for (const message of messages) expect(markdownOf(message)).not.toMatch(/\*\*Row \d+\*\*\n-#/);
    const labels = messages
      .map(markdownOf)
      .join('\n')
      .match(/Row \d+/g);
    expect(labels).toEqual(long.map(({ label }) => label));
  });
});
