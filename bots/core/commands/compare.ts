import { graphql, type ResultOf } from '../../api/graphql.ts';
import { command, type Said } from '../command.ts';
import { share } from '../options.ts';
import type { Block, Claim } from '../reply.ts';
import { CitationParts, type Numbering, numberSources } from '../sources.ts';

const CellParts = graphql(`fragment CellParts on ComparisonCell { text note citations { ...CitationParts } }`, [CitationParts]);

const SideParts = graphql(
  `fragment SideParts on Entity {
    name
    facts(first: 100) { nodes { text aspect supersededBy { text } citations { ...CitationParts } } }
  }`,
  [CitationParts],
);

const Compare = graphql(
  `query Compare($left: String!, $right: String!) {
    compare(left: $left, right: $right) {
      left { ...SideParts }
      right { ...SideParts }
      rows { name under { kind } left { ...CellParts } right { ...CellParts } }
    }
    meta { revision }
  }`,
  [CellParts, SideParts, CitationParts],
);

type Comparison = NonNullable<ResultOf<typeof Compare>['compare']>;
type Side = Comparison['left'];

export const compare = command({
  name: 'compare',
  description: 'Two model classes or models side by side; LMMs and LLMs when you name none',
  options: {
    a: { type: 'text', description: 'The first model class or model (LMM when left out)' },
    b: { type: 'text', description: 'The second model class or model (LLM when left out)' },
    share,
  },
  examples: ['compare lmm vs llm', 'compare clip vs flamingo'],
  run: async ({ a = 'lmm', b = 'llm' }, { query, prefix }) => toReply(await query(Compare, { left: a, right: b }), prefix),
});

function toReply({ compare: found, meta }: ResultOf<typeof Compare>, prefix: string): Said {
  if (found === null) throw new TypeError('the API answered without a comparison and without an error');
  const numbering = numberSources();
  const { left, right } = found;
  const rows = found.rows.filter(({ under }) => under?.kind !== 'STAGE');
  const table: Block = {
    kind: 'table',
    columns: [left.name, right.name],
    rows: rows.map((row) => ({ label: row.name, cells: [cell(row.left, numbering), cell(row.right, numbering)] })),
  };
  const facts = [left, right].flatMap((side) => factBlock(side, numbering));
  return {
    title: `${left.name} vs ${right.name}`,
    lead: { text: lead(rows.length, left, right), sources: [] },
    blocks: [...(rows.length > 0 ? [table] : []), ...facts, ...notes(found, prefix)],
    sources: numbering.sources,
    footer: { revision: String(meta.revision) },
  };
}

const lead = (rows: number, left: Side, right: Side): string =>
  rows === 0
    ? `Nothing is recorded by which ${left.name} and ${right.name} can be compared.`
    : 'Side by side, with the sources of each statement:';

function cell(recorded: Comparison['rows'][number]['left'], { claim }: Numbering): Claim {
  return recorded === null ? { text: 'not recorded', sources: [] } : claim(recorded.text, recorded.citations);
}

/** What a comparison adds to its table: what sets a side apart and what is expected of it. Other aspects have commands of their own. */
const TELLING: readonly string[] = ['KEY_FEATURE', 'CAPABILITY', 'HISTORY', 'OUTLOOK'];

function factBlock({ name, facts }: Side, { claim }: Numbering): Block[] {
  const more = facts.nodes.filter(({ aspect }) => TELLING.includes(aspect));
  if (more.length === 0) return [];
  return [
    { kind: 'claims', heading: `More on ${name}`, ordered: false, claims: more.map(({ text, citations }) => claim(text, citations)) },
  ];
}

function notes({ rows }: Comparison, prefix: string): Block[] {
  const shown = rows.filter(({ under }) => under?.kind !== 'STAGE');
  const texts = shown.flatMap(({ name, left, right }) =>
    [left, right].flatMap((side) => (side?.note == null ? [] : `${name}: ${side.note}`)),
  );
  const stages = shown.length < rows.length ? [`How they are trained, stage by stage: ${prefix} training`] : [];
  return [...new Set([...texts, ...stages])].map((text) => ({ kind: 'note', text }));
}
