/** Learned cues: phrases for relations and for columns of models, in the data file that the ontology reads. */
import type { Ontology } from '../../ask/vocabulary/lexicon.ts';
import { SetupError } from '../../errors.ts';
import { withPhrases } from '../../graph/cues.ts';
import { columnRules, kindRule, relationRule, relationTypeNames } from '../../graph/ontology.ts';
import { didYouMean } from '../../rules/nearest.ts';

export interface Cue {
  /** A relation type, or a column of models. */
  readonly of: string;
  readonly role: string;
  readonly phrase: string;
}

const RELATION_ROLES = ['out', 'in', 'from', 'to'];
const COLUMN_ROLES = ['names', 'most', 'least', 'yes', 'no', 'units'];

const columns = Object.keys(columnRules('model'));
const isRelation = (of: string): boolean => (relationTypeNames as readonly string[]).includes(of);

/** The role, which is the verb of a relation and the name of a column by default. Throws SetupError for what can't have a cue. */
export function checkCue({ of, role }: { readonly of: string; readonly role?: string | undefined }): string {
  const all = [...relationTypeNames, ...columns];
  if (!all.includes(of))
    throw new SetupError(`"${of}" isn't a relation or a column of models. ${didYouMean(of, all)}Cues can be added to: ${all.join(', ')}.`);
  const roles = isRelation(of) ? RELATION_ROLES : COLUMN_ROLES;
  const [standard = ''] = roles;
  if (role !== undefined && !roles.includes(role))
    throw new SetupError(`"${of}" has no cues for "${role}". Choose from: ${roles.join(', ')}.`);
  return role ?? standard;
}

/** The ontology with one more cue. */
export function withCue(ontology: Ontology, { of, role, phrase }: Cue): Ontology {
  const more = { [role]: [phrase] };
  if (isRelation(of)) {
    const rule = relationRule(of as (typeof relationTypeNames)[number]);
    return { ...ontology, relationTypes: { ...ontology.relationTypes, [of]: { ...rule, cues: withPhrases(rule.cues ?? {}, more) } } };
  }
  const { columns: rules = {}, ...kind } = kindRule('model');
  const rule = rules[of];
  if (rule === undefined) throw new SetupError(`"${of}" isn't a column of models.`);
  const cues = withPhrases(rule.cues ?? { names: [] }, more);
  return { ...ontology, kinds: { ...ontology.kinds, model: { ...kind, columns: { ...rules, [of]: { ...rule, cues } } } } };
}

type LearnedCues = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** The text of the data file with one more cue. Throws SetupError if it has the cue. */
export function addCue(text: string, { of, role, phrase }: Cue): string {
  const all = JSON.parse(text) as LearnedCues;
  const known = all[of]?.[role] ?? [];
  if (known.includes(phrase)) throw new SetupError(`"${phrase}" is a cue of "${of}" already. It works once the server runs the new build.`);
  const changed = { ...all, [of]: { ...all[of], [role]: [...known, phrase] } };
  return `${JSON.stringify(Object.fromEntries(Object.entries(changed).sort(([one], [other]) => (one < other ? -1 : 1))), null, 2)}\n`;
}
