/** What an answer shows below its sentence: the entries of a list, a comparison, or the statements behind it. */
import type { CommandResult } from '../../contract/command.ts';
import type { Block, Claim, Row, Source } from '../../contract/reply.ts';
import type { Messages } from '../../messages/index.ts';
import { type Citation, numberSources, type SourceNumbering } from '../../present/number-sources.ts';
import { claimsBlock } from '../../present/reply-parts.ts';
import type { Answer } from './document.ts';

type Statement = Answer['claims'][number];
type Content = Pick<CommandResult, 'lead' | 'blocks' | 'sources'>;

/** So many entries a conversation remembers too, for "2". */
export const MAX_ENTRIES = 20;

export function answerContent(answer: Answer, messages: Messages): Content {
  const numbering = numberSources();
  const { table, claims, text } = answer;
  const isList = table !== null && table.columns[0] !== '' && table.rows.length > 1;
  // The names in the sentence of a list are its entries, which have sources of their own.
  const inLead = isList ? [] : claims.filter((claim) => isIn(claim, text));
  const lead = numbering.claim(
    isList ? (table.caption ?? text) : text,
    inLead.flatMap(({ citations }) => citations),
  );
  const rest = claims.filter((claim) => !inLead.includes(claim));
  return { lead, blocks: blocksOf(answer, rest, isList, numbering, messages), sources: numbering.sources };
}

/** The result with the sentence of the answer as its lead. */
export function citeInLead(result: CommandResult, { text, claims }: Pick<Answer, 'text' | 'claims'>): CommandResult {
  const numbering = numberSources();
  // In the order of the result, so that its own numbers stay.
  const sources = [...result.sources];
  const numberOf = (source: Source): number => {
    const known = sources.findIndex(({ url }) => url === source.url);
    return known >= 0 ? known + 1 : sources.push(source);
  };
  numbering.cite(claims.filter((claim) => isIn(claim, text)).flatMap(({ citations }) => citations));
  const cited = [...new Set(numbering.sources.map(numberOf))].sort((left, right) => left - right);
  return { ...result, lead: { text, sources: cited }, sources };
}

/** A shorter text may stand in a sentence by chance. */
const MIN_LENGTH = 24;

/** Whether the sentence says what the claim does, with or without its subject: "Size: 80 billion". */
function isIn(claim: Statement, sentence: string): boolean {
  const statement = claim.text.replace(/\.$/, '');
  const [, body = ''] = /^[^:]{1,100}: (.+)$/s.exec(statement) ?? [];
  return sentence.includes(statement) || (body.length >= MIN_LENGTH && sentence.includes(body));
}

function blocksOf(answer: Answer, rest: readonly Statement[], isList: boolean, numbering: SourceNumbering, messages: Messages): Block[] {
  const { table } = answer;
  if (isList && table !== null) return listBlocks(table, answer, numbering, messages);
  // One row is said in the sentence already.
  if (table !== null && rest.length > 0 && table.columns[0] === '') return [comparison(table, answer.claims, numbering, messages)];
  const labelled = rest.map((claim) => labelledClaim(claim, answer, numbering));
  return claimsBlock(undefined, labelled, labelled.length > 1 && labelled.every(({ label }) => label !== undefined));
}

type Table = NonNullable<Answer['table']>;

function listBlocks({ columns, rows }: Table, { claims, count }: Answer, { claim }: SourceNumbering, messages: Messages): Block[] {
  const shown = rows.slice(0, MAX_ENTRIES);
  const citationsOf = (index: number, name: string) =>
    claims[index]?.text.startsWith(name) === true ? (claims[index]?.citations ?? []) : [];
  const all = Math.max(count ?? 0, rows.length);
  const more: Block[] = all > shown.length ? [{ kind: 'note', text: messages.ask.more(shown.length, all) }] : [];
  // Columns in which something is recorded.
  const used = columns.flatMap((name, at) =>
    at > 0 && shown.some((row) => row[at] !== undefined && row[at] !== '') ? [{ name, at }] : [],
  );
  if (used.length === 0) {
    const names = shown.map(([name = ''], index) => claim(name, citationsOf(index, name)));
    return [...claimsBlock(undefined, names, true), ...more];
  }
  const toRow = (row: readonly string[], index: number): Row => {
    const [name = ''] = row;
    const cell = (at: number): Claim =>
      row[at] === undefined || row[at] === '' ? claim(messages.notRecorded, []) : claim(row[at], citationsOf(index, name));
    return { label: name, cells: used.map(({ at }) => cell(at)) };
  };
  const [corner = ''] = columns;
  const titles = { corner: messages.ask.column(corner), columns: used.map(({ name }) => messages.ask.column(name)) };
  return [{ kind: 'table', ...titles, rows: shown.map(toRow), subjects: 'rows' }, ...more];
}

function comparison({ columns, rows }: Table, claims: readonly Statement[], { claim }: SourceNumbering, messages: Messages): Block {
  const citationsOf = (row: string, column: string): readonly Citation[] =>
    claims.find(({ text }) => text.startsWith(`${row}, ${column}: `))?.citations ?? [];
  return {
    kind: 'table',
    columns: columns.slice(1),
    rows: rows.map(([label = '', ...cells]) => ({
      label,
      cells: cells.map((cell, at) =>
        cell === '' ? claim(messages.notRecorded, []) : claim(cell, citationsOf(label, columns[at + 1] ?? '')),
      ),
    })),
  };
}

/** A statement that begins with the name of what it is about has it as its label. */
function labelledClaim({ text, citations }: Statement, { entities }: Answer, { claim }: SourceNumbering): Claim {
  const subject = entities.find(({ name }) => text.startsWith(`${name}: `) || text.startsWith(`${name} (`));
  const end = subject === undefined ? -1 : text.indexOf(': ');
  return end < 0 ? claim(text, citations) : claim(text.slice(end + 2), citations, text.slice(0, end));
}

/** Without words that were only written another way. */
export const correctionsIn = ({ corrections }: Pick<Answer, 'corrections'>): Answer['corrections'] =>
  corrections.filter(({ from, to }) => from.toLowerCase() !== to.toLowerCase());
