/** The small print below an answer: its sources in one line, how it was read, and where to go on. */
import type { Action, Block, Reply } from '../../../core/contract/reply.ts';
import { sourceNames, superscript } from '../../../core/present/shown-sources.ts';
import { escapeLine, link, oneLine, safeUrl } from '../escape.ts';
import type { EscapeProse } from '../inline.ts';
import type { Piece } from '../layout.ts';
import { MAX_BUTTON_LABEL, MAX_BUTTON_URL, MAX_DESCRIPTION } from '../limits.ts';
import { splitText, truncate } from '../split.ts';

type Link = Extract<Action, { kind: 'link' }>;
type Note = Extract<Block, { kind: 'note' }>;

/** Above the length of the names of `sourceNames`. */
const MAX_NAME = 60;

/** Lists sources by their numbers: "¹ Epoch AI · ² CLIP paper, 2021". */
export function sourceLine({ sources }: Pick<Reply, 'sources'>): (numbers: ReadonlySet<number>) => Piece[] {
  const names = sourceNames(sources);
  const listed = sources.map(({ url }, index) => {
    const name = truncate(oneLine(names[index] ?? ''), MAX_NAME);
    return `${superscript(index + 1)} ${link(name === '' ? truncate(url, MAX_NAME) : name, url)}`;
  });
  return (numbers) =>
    listed
      .filter((_, index) => numbers.has(index + 1))
      .map((text, index) => ({ text, sources: [], separator: index === 0 ? '\n' : ' · ', isSmall: true }));
}

/** Notes as small lines. */
export const notePieces = (notes: readonly Pick<Note, 'text'>[], escapeProse: EscapeProse): Piece[] =>
  notes.flatMap(({ text }) =>
    splitText(oneLine(text), MAX_DESCRIPTION - 3).flatMap((part): Piece[] => {
      const [shown = ''] = [escapeProse(oneLine(part)), escapeLine(part)].filter(({ length }) => length <= MAX_DESCRIPTION - 3);
      return shown === '' ? [] : [{ text: shown, sources: [], separator: '\n', isSmall: true }];
    }),
  );

export const linksOf = (actions: readonly Action[]): Link[] => actions.filter((action) => action.kind === 'link');

export const isTooLongForButton = ({ url }: Pick<Link, 'url'>): boolean => url.length > MAX_BUTTON_URL;

/** Links that follow the rest of the small print; those that Discord can't open are left out. */
export const linkPieces = (links: readonly Link[]): Piece[] =>
  links.flatMap((action) => {
    const [label = ''] = splitText(oneLine(action.label), MAX_BUTTON_LABEL);
    const maxLength = MAX_DESCRIPTION - label.length * 2 - '-# [](<>)'.length;
    if (safeUrl(action.url, maxLength) === undefined) return [];
    return [{ text: link(label, action.url, maxLength), sources: [], separator: ' · ', isSmall: true } as const];
  });
