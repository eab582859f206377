/** No date lies in the future, and nothing was checked before its source existed. */
import { columnRules } from '../../graph/ontology.ts';
import { isAfter } from '../../rules/dates.ts';
import type { Contents } from '../parse.ts';
import type { Problem } from '../problem.ts';
import { type KnowledgeFile, type Path, problemAt } from '../read.ts';

interface Dated {
  readonly file: KnowledgeFile;
  readonly path: Path;
  readonly date: string | null | undefined;
}

const ofColumns = ({ entities }: Contents): Dated[] =>
  entities.flatMap(({ file, kind, value }) =>
    Object.entries(columnRules(kind)).flatMap(([name, { type, key = name, mayLieAhead }]) => {
      const date = value.columns[name];
      return type === 'date' && mayLieAhead === undefined && typeof date === 'string' ? [{ file, path: [key], date }] : [];
    }),
  );

const sourced = ({ sources }: Contents): Dated[] =>
  sources.flatMap(({ file, value }) => [
    { file, path: ['published'], date: value.published },
    { file, path: ['retrieved'], date: value.retrieved },
  ]);

const stated = ({ facts }: Contents): Dated[] =>
  facts.flatMap(({ file, value }) => [
    { file, path: ['asOf'], date: value.asOf },
    { file, path: ['checked', 'on'], date: value.checked.on },
    { file, path: ['retracted', 'on'], date: value.retracted?.on },
  ]);

const measured = ({ scores }: Contents): Dated[] =>
  scores.flatMap(({ file, value }) => value.map(({ asOf, path }) => ({ file, path: [...path, 'asOf'], date: asOf })));

/** Every date that tells of the past is in the past. */
export const checkFuture = (contents: Contents, today: string): Problem[] =>
  [...ofColumns(contents), ...sourced(contents), ...stated(contents), ...measured(contents)].flatMap(({ file, path, date }) => {
    if (date === null || date === undefined || !isAfter(date, today)) return [];
    return [problemAt(file, path, `${date} lies in the future (today is ${today}).`, 'Correct the date, or wait with this file.')];
  });

/** A fact was checked on or after the day its sources were published and its figures were taken. */
export const checkOrder = ({ facts, sources }: Contents): Problem[] => {
  const published = new Map(sources.map(({ file, value }) => [file.slug, value.published]));
  return facts.flatMap(({ file, value }) => {
    const { on } = value.checked;
    const late = value.citations.flatMap(({ source }, index) => {
      const date = published.get(source);
      if (date == null || !isAfter(date, on)) return [];
      const message = `The source "${source}" was published on ${date}, after this was checked on ${on}.`;
      return [problemAt(file, ['citations', index, 'source'], message, 'Check the fact again and write that day into checked.on.')];
    });
    if (value.asOf === null || !isAfter(value.asOf, on)) return late;
    const message = `The fact holds as of ${value.asOf}, after it was checked on ${on}.`;
    return [...late, problemAt(file, ['asOf'], message, 'Correct one of the two dates.')];
  });
};

export const checkValidity = ({ facts }: Contents): Problem[] =>
  facts.flatMap(({ file, value: { asOf, validUntil } }) => {
    if (asOf === null || validUntil === null || !isAfter(asOf, validUntil)) return [];
    const message = `The fact is valid until ${validUntil}, before it held (as of ${asOf}).`;
    return [problemAt(file, ['validUntil'], message, 'Correct one of the two dates.')];
  });
