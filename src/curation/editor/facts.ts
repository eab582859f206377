import type { Transaction } from '../../database/client.ts';
import { BadInput, Conflict } from '../../errors.ts';
import { checkSecondaryFigures } from '../../rules/claims.ts';
import { isAfter } from '../../rules/dates.ts';
import { isNearDuplicate, wordsOf } from '../../rules/duplicates.ts';
import { slugFrom } from '../../rules/ids.ts';
import { checkYear } from '../../rules/wording.ts';
import { EDITOR } from '../origins.ts';
import type { Statement } from './audit-snapshot.ts';
import { type CitationPlan, planCitations, withPaths, writeCitations } from './citation-plan.ts';
import type { AddFactInput } from './inputs.ts';
import { assertEditable, needEntity, needFact } from './lookup.ts';
import { type Editor, runEdit } from './session.ts';

const fact = (id: string): Statement => ({ table: 'fact', id });

/** Facts that are counted from the graph itself have such slugs. */
const COMPUTED_SLUG = /^computed-/;

/** Answers the id of the fact. Throws Conflict when its slug is taken or another fact says the same. */
export function addFact(editor: Editor, input: AddFactInput): Promise<string> {
  const { citations, about, slug: given, expectedRevision, ...columns } = input;
  const slug = given ?? slugFrom(input.text);
  const id = `fact/${slug}`;
  return runEdit(editor, {
    action: 'add-fact',
    expectedRevision,
    prepare: async (tx, today) => {
      await refuseTakenSlug(tx, slug);
      const subjects = await subjectsOf(tx, about);
      refuseHearsay(input, await namesOf(tx, subjects));
      await refuseRepeated(tx, input);
      const plan = await planCitations(tx, withPaths(citations), today);
      refuseWithoutYear(input, plan);
      const checkedOn = input.checkedOn ?? today;
      refuseDates({ ...input, checkedOn }, plan, today);
      const write = async () => {
        await tx.fact.create({ data: { id, slug, ...columns, checkedOn, origin: EDITOR } });
        await tx.factSubject.createMany({ data: subjects.map((entityId, index) => ({ factId: id, entityId, ordinal: index + 1 })) });
        await writeCitations(tx, fact(id), plan);
      };
      return { target: fact(id), write };
    },
  });
}

async function refuseTakenSlug(tx: Transaction, slug: string): Promise<void> {
  if (slug === '' || COMPUTED_SLUG.test(slug))
    throw new BadInput(`"${slug}" cannot be the slug of a fact. Give another one, which does not begin with "computed-".`, {
      at: ['slug'],
    });
  const id = `fact/${slug}`;
  const existing = await tx.fact.findUnique({ where: { id } });
  if (existing !== null) throw new Conflict(`"${id}" is there already: ${existing.text} Give another slug.`, ['slug']);
  const retired = await tx.redirect.findUnique({ where: { fromId: id } });
  if (retired !== null) throw new Conflict(`"${id}" is retired and leads to "${retired.toId}". Give another slug.`, ['slug']);
}

async function subjectsOf(tx: Transaction, about: readonly string[]): Promise<string[]> {
  const subjects: string[] = [];
  for (const [index, id] of about.entries()) {
    const path = ['about', String(index)];
    const entity = await needEntity(tx, id, path);
    if (subjects.includes(entity.id)) throw new BadInput(`"${entity.id}" is named twice. Keep one.`, { at: path });
    subjects.push(entity.id);
  }
  return subjects;
}

async function namesOf(tx: Transaction, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.entity.findMany({ where: { id: { in: [...ids] } }, include: { aliases: true } });
  return rows.flatMap(({ name, aliases }) => [name, ...aliases.map(({ text }) => text)]);
}

function refuseHearsay(input: AddFactInput, names: readonly string[]): void {
  const [breach] = checkSecondaryFigures(input, names);
  if (breach !== undefined) throw new BadInput(`${breach.message} ${breach.hint}`, { at: [breach.at] });
}

function refuseWithoutYear(input: AddFactInput, { citations }: CitationPlan): void {
  const [breach] = checkYear(
    input,
    citations.map(({ published }) => published),
  );
  if (breach !== undefined) throw new BadInput(`${breach.message} ${breach.hint}`, { at: [breach.at] });
}

async function refuseRepeated(tx: Transaction, { text, daily }: AddFactInput): Promise<void> {
  const compared = { words: wordsOf(text), daily };
  const others = await tx.fact.findMany({ where: { retractedOn: null }, select: { id: true, text: true, daily: true } });
  const twin = others.find((other) => isNearDuplicate(compared, { words: wordsOf(other.text), daily: other.daily }));
  if (twin === undefined) return;
  throw new Conflict(`It says almost the same as "${twin.id}": ${twin.text} Say what is different, or cite that one.`, ['text']);
}

type Dates = Pick<AddFactInput, 'asOf' | 'validUntil'> & { readonly checkedOn: string };

/** Nothing is checked before it was published or measured, and nothing in the future. */
function refuseDates({ asOf, validUntil, checkedOn }: Dates, { citations }: CitationPlan, today: string): void {
  const wrong = (path: string, message: string) => new BadInput(`${message} Correct the date.`, { at: [path] });
  if (isAfter(checkedOn, today)) throw wrong('checkedOn', `${checkedOn} lies in the future (today is ${today}).`);
  if (asOf != null && isAfter(asOf, checkedOn)) throw wrong('asOf', `It holds as of ${asOf}, after it was checked on ${checkedOn}.`);
  if (asOf != null && validUntil != null && isAfter(asOf, validUntil))
    throw wrong('validUntil', `It is valid until ${validUntil}, before it held (as of ${asOf}).`);
  const later = citations.find(({ published }) => published !== null && isAfter(published, checkedOn));
  if (later !== undefined)
    throw wrong('checkedOn', `"${later.sourceId}" was published on ${later.published}, after this was checked on ${checkedOn}.`);
}

/** Marks the fact as withdrawn; throws Conflict if it already is. */
export function retractFact(
  editor: Editor,
  input: { readonly id: string; readonly reason: string; readonly expectedRevision: bigint | null },
): Promise<string> {
  return runEdit(editor, {
    action: 'retract-fact',
    expectedRevision: input.expectedRevision,
    prepare: async (tx, today) => {
      const { id, origin, retractedOn } = await needFact(tx, input.id, ['id']);
      assertEditable({ id, origin }, ['id']);
      if (retractedOn !== null) throw new Conflict(`"${id}" was withdrawn on ${retractedOn} already.`, ['id']);
      const data = { retractedOn: today, retractedReason: input.reason };
      return { target: fact(id), write: async () => void (await tx.fact.update({ where: { id }, data })) };
    },
  });
}
