import { NotFound } from '../../api/errors.ts';
import { graphql, type ResultOf } from '../../api/graphql.ts';
import { type Command, type CommandResult, command, type FollowUp, followUpButton } from '../contract/command.ts';
import type { Block, Claim, Row } from '../contract/reply.ts';
import type { Messages } from '../messages/index.ts';
import { CitationParts, numberSources, type SourceNumbering } from '../present/number-sources.ts';
import { asides, laterClaims } from '../present/reply-parts.ts';
import { type QueriedResult, resultFrom } from '../present/result-from.ts';
import { AbilityParts, abilitiesLead } from './compare-lead.ts';
import { CLASSES, shareOption } from './shared-options.ts';

const CellParts = graphql(`fragment CellParts on ComparisonCell { text note citations { ...CitationParts } }`, [CitationParts]);

const SideParts = graphql(
  `fragment SideParts on Entity {
    name kind slug
    facts(first: 100) { nodes { text aspect supersededBy { text } citations { ...CitationParts } } }
  }`,
  [CitationParts],
);

const Compare = graphql(
  `query Compare($left: String!, $right: String!) {
    compare(left: $left, right: $right) {
      left { ...SideParts ...AbilityParts }
      right { ...SideParts ...AbilityParts }
      rows { name verdict under { kind } left { ...CellParts } right { ...CellParts } }
    }
    meta { revision }
  }`,
  [CellParts, SideParts, AbilityParts, CitationParts],
);

type Comparison = NonNullable<ResultOf<typeof Compare>['compare']>;
type Side = Comparison['left'];
type Rows = Comparison['rows'];

export const compare = (messages: Messages): Command => {
  const { description, options } = messages.compare;
  const side = { type: 'text', entityKinds: ['MODEL_CLASS', 'MODEL'], knownValues: CLASSES } as const;
  return command({
    name: 'compare',
    aliases: ['vs', 'versus', 'diff', 'difference'],
    description,
    topic: 'models',
    options: {
      a: { ...side, description: options.a },
      b: { ...side, description: options.b },
      aspect: { type: 'text', description: options.aspect, nameRequired: true },
      share: shareOption(messages),
    },
    examples: ['compare lmm vs llm', 'compare clip vs flamingo', 'compare aspect:modalities'],
    run: async ({ a, b, aspect }, { query }) => {
      const compareSides = (left = 'lmm', right = otherClass(left), about = aspect): Promise<CommandResult> =>
        resultFrom(query, Compare, { left, right }, (data) => toReply(data, about, messages));
      return compareSides(a, b).catch(async (error: unknown) => {
        // "compare training" names an aspect without "aspect:".
        const aspectComparison =
          error instanceof NotFound && b === undefined && aspect === undefined ? await compareSides(undefined, undefined, a) : undefined;
        if (aspectComparison?.blocks.some(({ kind }) => kind === 'table') !== true) throw error;
        return aspectComparison;
      });
    },
  });
};

/** What an entity is compared with by default. */
const otherClass = (name: string): string => (/^(model-class\/)?llm$/i.test(name) ? 'lmm' : 'llm');

/** A row is read at a glance if its cells are names or numbers; sentences come after those. */
const MAX_SHORT_CELL = 60;
const isShort = ({ cells }: Row): boolean => cells.every(({ text }) => text.length <= MAX_SHORT_CELL);

function toReply({ compare: comparison }: ResultOf<typeof Compare>, aspect: string | undefined, messages: Messages): QueriedResult {
  if (comparison === null) throw new TypeError('the API answered without a comparison and without an error');
  const texts = messages.compare;
  const numbering = numberSources();
  const { left, right } = comparison;
  const rows = rowsAbout(comparison.rows, aspect, messages);
  const cell = (side: Rows[number]['left']): Claim =>
    side === null ? { text: messages.notRecorded, sources: [] } : numbering.claim(side.text, side.citations);
  const lead = leadOf(comparison, rows, aspect, numbering, messages);
  const all = rows.map((row): Row => ({ label: row.name, cells: [cell(row.left), cell(row.right)] }));
  const tables = [all.filter(isShort), all.filter((row) => !isShort(row))].flatMap((some): Block[] =>
    some.length === 0 ? [] : [{ kind: 'table', columns: [left.name, right.name], rows: some }],
  );
  const facts = aspect === undefined ? [left, right].flatMap((side) => factBlock(side, numbering, messages)) : [];
  const notes = notesOf(comparison, rows, messages);
  const hasStages = aspect === undefined && comparison.rows.some(isStage);
  return {
    title: texts.title(left.name, right.name),
    lead,
    blocks: [...tables, ...facts, ...asides(notes)],
    sources: numbering.sources,
    followUps: [...(hasStages ? [trainingFollowUp(messages)] : []), ...[left, right].flatMap((side) => sideFollowUps(side, messages))],
  };
}

const isStage = ({ under }: Rows[number]): boolean => under?.kind === 'STAGE';

/** The stages of training have their own command, so they show only if the aspect asks for them. */
function rowsAbout(rows: Rows, aspect: string | undefined, { compare: { trainingWords } }: Messages): Rows {
  if (aspect === undefined) return rows.filter((row) => !isStage(row));
  const wanted = aspect.toLowerCase();
  // Before names: "training" means all stages, not the one stage of that name.
  return rows.filter(trainingWords.includes(wanted) ? isStage : ({ name }) => name.toLowerCase().includes(wanted));
}

function leadOf(
  { left, right, rows: all }: Comparison,
  rows: Rows,
  aspect: string | undefined,
  numbering: SourceNumbering,
  messages: Messages,
): Claim {
  const texts = messages.compare;
  if (rows.length === 0) {
    const isAboutAspect = aspect !== undefined && all.length > 0;
    const text = isAboutAspect ? texts.noAspect(aspect, messages.and(all.map(({ name }) => name))) : texts.none(left.name, right.name);
    return { text, sources: [] };
  }
  const abilities = aspect === undefined ? abilitiesLead(left, right, numbering, messages) : undefined;
  if (abilities !== undefined) return abilities;
  const different = rows.filter(({ verdict }) => verdict === 'DIFFERENT').length;
  const known = rows.filter(({ verdict }) => verdict !== 'UNKNOWN').length;
  return { text: known === 0 ? texts.oneSided(left.name, right.name) : texts.lead(left.name, right.name, different, known), sources: [] };
}

/** Aspects of facts that a comparison adds to its table. Other aspects have their own commands. */
const SHOWN_ASPECTS: readonly string[] = ['KEY_FEATURE', 'CAPABILITY', 'HISTORY', 'OUTLOOK'];

function factBlock({ name, facts }: Side, { claim }: SourceNumbering, { compare: texts }: Messages): Block[] {
  const more = facts.nodes.filter(({ aspect }) => SHOWN_ASPECTS.includes(aspect));
  const claims = more.map(({ text, citations }) => claim(text, citations));
  return laterClaims(texts.more(name), claims);
}

/** Each note with its side and row, since both sides of a row can have one. */
function notesOf({ left, right }: Comparison, rows: Rows, messages: Messages): string[] {
  const note = (side: Side, { name }: Rows[number], cell: Rows[number]['left']): string[] =>
    cell?.note == null ? [] : [messages.noteOn(messages.compare.cell(side.name, name), cell.note)];
  return rows.flatMap((row) => [...note(left, row, row.left), ...note(right, row, row.right)]);
}

const trainingFollowUp = ({ compare: texts }: Messages): FollowUp => followUpButton(texts.trainingOffer, 'training');

function sideFollowUps({ name, kind, slug }: Side, messages: Messages): FollowUp[] {
  if (kind === 'MODEL') return [followUpButton(name, 'model', { name: slug })];
  if (!CLASSES.some((each) => each === slug)) return [];
  return [followUpButton(messages.limitations.title(messages.plural(name)), 'limitations', { of: slug })];
}
