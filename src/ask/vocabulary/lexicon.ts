/** Lexicon: what the words of the ontology and of English mean in a question; made once for a pair of tables. */
import type { Side } from '../../graph/base/relations-of.ts';
import {
  attributeCues,
  type ColumnCues,
  type Kind,
  type KindRule,
  kinds,
  type RelationRule,
  type RelationTypeName,
  relationTypes,
} from '../../graph/ontology.ts';
import type { CatalogAttribute, SmallTalk } from '../question.ts';
import {
  courtesy,
  fillers,
  type Intent,
  intents,
  months,
  multipliers,
  numerals,
  periods,
  type Scope,
  scopes,
  smallTalk,
  type Tone,
  tones,
} from '../words/english.ts';

export type ColumnRole = 'name' | 'most' | 'least' | 'more' | 'less' | 'yes' | 'no' | 'unit';
export type RelationRole = 'out' | 'in' | 'from' | 'to';

export type CueMeaning =
  | { readonly as: 'intent'; readonly intent: Intent }
  | { readonly as: 'scope'; readonly scope: Scope }
  | { readonly as: 'tone'; readonly tone: Tone }
  | { readonly as: 'kind'; readonly kind: Kind }
  | { readonly as: 'column'; readonly kind: Kind; readonly column: string; readonly role: ColumnRole }
  | { readonly as: 'catalog'; readonly attribute: CatalogAttribute; readonly role: ColumnRole }
  | { readonly as: 'relation'; readonly relation: RelationTypeName; readonly role: RelationRole }
  | { readonly as: 'filler' };

export interface Ontology {
  readonly kinds: Readonly<Record<string, KindRule>>;
  readonly relationTypes: Readonly<Record<string, RelationRule>>;
}

export interface Lexicon {
  readonly ontology: Ontology;
  readonly phrases: ReadonlyMap<string, readonly CueMeaning[]>;
  /** The most words in a phrase. */
  readonly longest: number;
  readonly courtesy: ReadonlySet<string>;
  readonly smallTalk: ReadonlyMap<string, SmallTalk>;
  /** Every single word, for spelling. */
  readonly words: ReadonlySet<string>;
}

export const standardOntology: Ontology = { kinds, relationTypes };

const known = new WeakMap<Ontology, Lexicon>();

export function lexiconOf(ontology: Ontology): Lexicon {
  const found = known.get(ontology) ?? makeLexicon(ontology);
  known.set(ontology, found);
  return found;
}

function makeLexicon(ontology: Ontology): Lexicon {
  const phrases = new Map<string, CueMeaning[]>();
  const add = (texts: readonly string[] | undefined, meaning: CueMeaning): void => {
    for (const text of texts ?? []) phrases.set(text, [...(phrases.get(text) ?? []), meaning]);
  };
  addEnglish(add);
  for (const [kind, rule] of Object.entries(ontology.kinds)) addKind(kind as Kind, rule, add);
  for (const [relation, { cues }] of Object.entries(ontology.relationTypes)) {
    for (const role of ['out', 'in', 'from', 'to'] as const)
      add(cues?.[role], { as: 'relation', relation: relation as RelationTypeName, role });
  }
  for (const [attribute, cues] of Object.entries(attributeCues)) addAttribute(attribute as CatalogAttribute, cues, add);
  const small = Object.entries(smallTalk).flatMap(([topic, texts]) => texts.map((text) => [text, topic as SmallTalk] as const));
  return {
    ...{ ontology, phrases, courtesy: new Set(courtesy), smallTalk: new Map(small) },
    longest: Math.max(...[...phrases.keys()].map((phrase) => phrase.split(' ').length)),
    words: new Set(
      [...phrases.keys(), ...courtesy, ...months, ...numerals, ...Object.keys(multipliers), ...Object.keys(periods)].flatMap((phrase) =>
        phrase.split(' '),
      ),
    ),
  };
}

type Add = (texts: readonly string[] | undefined, meaning: CueMeaning) => void;

function addEnglish(add: Add): void {
  for (const [intent, texts] of Object.entries(intents)) add(texts, { as: 'intent', intent: intent as Intent });
  for (const [scope, texts] of Object.entries(scopes)) add(texts, { as: 'scope', scope: scope as Scope });
  for (const [tone, texts] of Object.entries(tones)) add(texts, { as: 'tone', tone: tone as Tone });
  add([...fillers], { as: 'filler' });
}

function addAttribute(attribute: CatalogAttribute, { names, most, least, units }: ColumnCues, add: Add): void {
  const meaning = (role: ColumnRole) => ({ as: 'catalog', attribute, role }) as const;
  add(names, meaning('name'));
  add(most, meaning('most'));
  add(least, meaning('least'));
  add(comparatives(most), meaning('more'));
  add(comparatives(least), meaning('less'));
  add(units, meaning('unit'));
}

function addKind(kind: Kind, { cues, columns }: KindRule, add: Add): void {
  add(cues, { as: 'kind', kind });
  for (const [column, rule] of Object.entries(columns ?? {})) {
    const meaning = (role: ColumnRole) => ({ as: 'column', kind, column, role }) as const;
    add(rule.cues?.names, meaning('name'));
    for (const role of ['most', 'least', 'yes', 'no'] as const) add(rule.cues?.[role], meaning(role));
    add(comparatives(rule.cues?.most), meaning('more'));
    add(comparatives(rule.cues?.least), meaning('less'));
    add(rule.cues?.units, meaning('unit'));
  }
}

/** "Biggest" gives "bigger" and "bigger than"; "most expensive" gives "more expensive", and "fewest" also "fewer". */
function comparatives(superlatives: readonly string[] = []): string[] {
  return superlatives.flatMap((text) => {
    const comparative = text
      .replace(/^most /, 'more ')
      .replace(/^(?:least|fewest) /, 'less ')
      .replace(/ (?:the )?most$/, ' more')
      .replace(/ (?:the )?least$/, ' less')
      .replace(/^(\w{3,})est\b/, '$1er');
    const fewer = text.startsWith('fewest ') ? [text.replace(/^fewest /, 'fewer ')] : [];
    const all = comparative === text || text === 'latest' ? [] : [comparative, ...fewer];
    return all.flatMap((one) => [one, `${one} than`]);
  });
}

export const otherEnd = (role: RelationRole): Side => (role === 'out' || role === 'from' ? 'in' : 'out');
