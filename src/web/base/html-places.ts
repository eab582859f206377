/** Places: where the values of an HTML template stand, and whether a value can be made safe there. */
import { isSafeUrl } from './safe-url.ts';

export type Place =
  | { readonly kind: 'text' }
  /** `startsUrl`: the value begins a URL, so that it chooses the scheme. */
  | { readonly kind: 'attribute'; readonly name: string; readonly startsUrl: boolean };

/** The state at the end of the text read so far. */
type State =
  | { readonly kind: 'text' }
  | { readonly kind: 'tag'; readonly element: string }
  | { readonly kind: 'attribute'; readonly element: string; readonly name: string; readonly quote: string; readonly written: string }
  /** Within `<script>` or `<style>`, where browsers decode no character references. */
  | { readonly kind: 'raw text' }
  | { readonly kind: 'comment' };

/** Replaces a value in `written`. Schemes can't contain it, so that no value can be part of one. */
const VALUE = '\ufffc';

const URL_ATTRIBUTES = /^(href|src|action|formaction|poster|cite|data|background|ping|manifest|xlink:href)$/;
/** Their values are scripts, styles, pages or lists of URLs, in which escaped text can still do harm. */
const REFUSED_ATTRIBUTES = /^(on.*|style|srcdoc|srcset|imagesrcset|http-equiv)$/;

const UNSAFE_SCHEME = 'A URL with a value must start with that value alone, with a safe scheme, or with a path:';

const known = new WeakMap<TemplateStringsArray, readonly Place[]>();

/** Throws if the template isn't a complete piece of HTML, or has a value in an unsafe place. */
export function readPlaces(literals: TemplateStringsArray): readonly Place[] {
  const before = known.get(literals);
  if (before !== undefined) return before;
  let state: State = { kind: 'text' };
  const places: Place[] = [];
  for (const [index, literal] of literals.entries()) {
    state = readLiteral(state, literal);
    if (index === literals.length - 1) break;
    places.push(placeOf(state, literal));
    if (state.kind === 'attribute') state = { ...state, written: state.written + VALUE };
  }
  if (state.kind !== 'text') throw new Error(`An HTML template must end in text, but this one ends in a ${state.kind}.`);
  known.set(literals, places);
  return places;
}

function placeOf(state: State, literal: string): Place {
  if (state.kind === 'text') return state;
  const where = `after ${JSON.stringify(literal.slice(-40))}`;
  if (state.kind !== 'attribute') throw new Error(`A value can't be made safe within a ${state.kind}, ${where}. Quote attributes.`);
  const { name, written } = state;
  if (REFUSED_ATTRIBUTES.test(name)) throw new Error(`A value can't be made safe in the attribute "${name}", ${where}.`);
  const isUrl = URL_ATTRIBUTES.test(name);
  // The text before the first of these characters may form a scheme together with the value.
  if (isUrl && written !== '' && (!/[/?#:]/.test(written) || !isSafeUrl(written))) throw new Error(`${UNSAFE_SCHEME} ${where}.`);
  return { kind: 'attribute', name, startsUrl: isUrl && written === '' };
}

function readLiteral(start: State, literal: string): State {
  let [state, rest] = [start, literal];
  while (rest !== '') [state, rest] = readOn(state, rest);
  return state;
}

/** Reads up to the next change of state; returns the state and the rest of the text. */
function readOn(state: State, rest: string): [State, string] {
  switch (state.kind) {
    case 'text':
      return readText(rest);
    case 'tag':
      return readTag(state, rest);
    case 'attribute':
      return readAttribute(state, rest);
    case 'raw text':
      return readRawText(state, rest);
    case 'comment':
      return readComment(rest);
  }
}

function readText(rest: string): [State, string] {
  const opening = /<(!--|\/?([a-z][^\s/>]*))/i.exec(rest);
  if (opening === null) {
    // The name of an element or the start of a comment must not be built from parts.
    if (/<[!/]?-?$/.test(rest)) throw new Error(`A value can't be made safe after ${JSON.stringify(rest.slice(-40))}.`);
    return [{ kind: 'text' }, ''];
  }
  const [mark, , name] = opening;
  const left = rest.slice(opening.index + mark.length);
  if (name === undefined) return [{ kind: 'comment' }, left];
  return [{ kind: 'tag', element: mark.startsWith('</') ? '' : name.toLowerCase() }, left];
}

function readTag(state: State & { kind: 'tag' }, rest: string): [State, string] {
  const { element } = state;
  const next = /^[\s/]*(?:(>)|([^\s/>="'<]+)(?:\s*=\s*(["']?))?)?/.exec(rest);
  const [read = '', end, name, quote] = next ?? [];
  const left = rest.slice(read.length);
  if (end !== undefined) return [/^(script|style)$/.test(element) ? { kind: 'raw text' } : { kind: 'text' }, left];
  if (name === undefined && left === '') return [state, ''];
  if (name === undefined || quote === '')
    throw new Error(`Quote the attributes of an HTML template, near ${JSON.stringify(rest.slice(0, 40))}.`);
  if (quote === undefined) return [state, left];
  return [{ kind: 'attribute', element, name: name.toLowerCase(), quote, written: '' }, left];
}

function readAttribute(state: State & { kind: 'attribute' }, rest: string): [State, string] {
  const end = rest.indexOf(state.quote);
  const written = state.written + (end === -1 ? rest : rest.slice(0, end));
  if (URL_ATTRIBUTES.test(state.name) && written.includes(VALUE) && !isSafeUrl(written))
    throw new Error(`${UNSAFE_SCHEME} before ${JSON.stringify(rest.slice(0, 40))}.`);
  if (end === -1) return [{ ...state, written }, ''];
  return [{ kind: 'tag', element: state.element }, rest.slice(end + 1)];
}

function readRawText(state: State, rest: string): [State, string] {
  const end = /<\/(?:script|style)(?=[\s/>])/i.exec(rest);
  if (end === null) return [state, ''];
  return [{ kind: 'tag', element: '' }, rest.slice(end.index + end[0].length)];
}

function readComment(rest: string): [State, string] {
  const end = rest.indexOf('-->');
  return end === -1 ? [{ kind: 'comment' }, ''] : [{ kind: 'text' }, rest.slice(end + 3)];
}
