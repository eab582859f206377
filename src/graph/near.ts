/** Nearness: which names a text may be meant for although nothing is called so. */
import { keepBest } from './best.ts';
import type { Entity } from './graph.ts';
import { lettersApart, lettersIn, lettersLacking, mistakesBetween } from './mistakes.ts';
import { type Names, namesFrom, type Wanted } from './names.ts';

/** What of each name is enough to tell that most of them cannot be near. */
interface Outlines {
  readonly letters: Int32Array;
  readonly lengths: Int32Array;
  readonly firsts: Int32Array;
}

const known = new WeakMap<Names, Outlines>();

function outlinesOf(names: Names): Outlines {
  const made = known.get(names) ?? {
    letters: Int32Array.from(names.all, ({ folded }) => lettersIn(folded)),
    lengths: Int32Array.from(names.all, ({ folded }) => folded.length),
    firsts: Int32Array.from(names.all, ({ folded }) => folded.charCodeAt(0)),
  };
  known.set(names, made);
  return made;
}

/** A name that begins with what was typed is near however long it is. */
const BEGINNING = 0.1;

/** How finely nearness is told where it has to be a whole number. */
const FINENESS = 1e6;

/** Of a longer text only so many letters are compared: what it costs grows with them, and no name that people mistype is longer. */
const LETTERS_COMPARED = 64;

/** The entities of the names that are nearest to a folded text, best first, however far that is. */
export function nearestByName(names: Names, folded: string, wanted: Wanted, count: number): Entity[] {
  const text = folded.slice(0, LETTERS_COMPARED);
  const best = keepBest<Entity>(count, (entity) => entity);
  const offer = (place: number, nearness: number): number => {
    const key = Math.round(nearness * FINENESS) * names.all.length + place;
    const name = key < best.limit() ? names.all[place] : undefined;
    if (name !== undefined) best.offer(key, name.entity);
    return best.limit() / FINENESS / names.all.length;
  };
  if (text !== '') namesFrom(names, text, (place, fit) => fit !== 'word' && wanted(place) && offer(place, BEGINNING));
  const { letters, lengths } = outlinesOf(names);
  const typed = lettersIn(text);
  let limit = Number.POSITIVE_INFINITY;
  for (let place = 0; place < names.all.length; place += 1) {
    const length = lengths[place] ?? 0;
    const longer = Math.max(text.length, length);
    const least = Math.max(longer - Math.min(text.length, length), lettersApart(typed, letters[place] ?? 0));
    if (least < limit * longer && wanted(place)) limit = offer(place, mistakesBetween(text, names.all[place]?.folded ?? '') / longer);
  }
  return best.items();
}

/** More mistakes than this are not believed to be mistakes. */
const MOST_MISTAKES = 2;
/** A text of two letters is one or two mistakes from everything. */
const LETTERS_FOR_A_MISTAKE = 3;

/** Shows `visit` the place of each name for which a folded text is meant but for a few mistakes, typed to the end or not. */
export function namesMeant(names: Names, text: string, visit: (place: number, mistakes: number) => void): void {
  const most = Math.min(Math.floor(text.length / LETTERS_FOR_A_MISTAKE), MOST_MISTAKES);
  if (most === 0) return;
  const { letters, lengths, firsts } = outlinesOf(names);
  const typed = lettersIn(text);
  const first = text.charCodeAt(0);
  const inWhole = (place: number): number => {
    const possible = Math.abs((lengths[place] ?? 0) - text.length) <= most && lettersLacking(letters[place] ?? 0, typed) <= most;
    return possible ? mistakesBetween(text, names.all[place]?.folded ?? '') : most + 1;
  };
  // Whoever has not typed to the end has at least begun with the right letter.
  const inPart = (place: number): number =>
    firsts[place] === first ? mistakesInPart(text, names.all[place]?.folded ?? '', most) : most + 1;
  for (let place = 0; place < names.all.length; place += 1) {
    if (lettersLacking(typed, letters[place] ?? 0) > most) continue;
    const mistakes = Math.min(inWhole(place), inPart(place));
    if (mistakes <= most) visit(place, mistakes);
  }
}

/** What was typed may lack letters of the beginning that is meant, or have too many. */
function mistakesInPart(text: string, folded: string, most: number): number {
  let least = mistakesBetween(text, folded.slice(0, text.length));
  // A beginning that is shorter or longer by a letter has one mistake less at best.
  if (least > 2 * most) return least;
  for (let length = text.length - most; length <= text.length + most && length < folded.length; length += 1) {
    least = Math.min(least, mistakesBetween(text, folded.slice(0, length)));
  }
  return least;
}
