/** The small schemas that knowledge files consist of. An error text is `message` or, from `withHint`, message and hint. */
import { z } from 'zod';
import { isKind, kindNames } from '../graph/ontology.ts';
import { isDate } from './dates.ts';
import { scalars } from './inputs.ts';
import { normaliseUrl, parseUrl } from './urls.ts';

/** Joins the problem and the next step into one zod error text; `explain` splits it again. */
export const withHint = (message: string, hint: string): string => `${message}\n${hint}`;

const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const MAX_SLUG = 60; // A button has 100 characters for the command and the id.

export const isSlug = (text: string): boolean => kebab.test(text) && text.length <= MAX_SLUG;

const joinWords = (words: readonly string[]): string => words.join(', ');

/** An object that rejects unknown keys; the error text for those lists the known keys. */
export const object = <S extends z.core.$ZodLooseShape>(shape: S) =>
  z.strictObject(shape, { error: (issue) => (issue.code === 'unrecognized_keys' ? joinWords(Object.keys(shape)) : undefined) });

/** An omitted value becomes null. */
export const nullable = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().transform((value) => value ?? null);

/** One of the words that a table explains. */
export const oneOf = <Word extends string>(words: Readonly<Record<Word, string>>) => z.enum(Object.keys(words) as [Word, ...Word[]]);

export const text = (max: number) => z.string().min(1).max(max);

const MAX_ASKS = 12;

/** How people ask for an entity in other words: `what is a vision language model`. */
export const asks = z.array(z.string().min(3).max(80)).max(MAX_ASKS);

/** A date as text; YAML reads a bare year as a number, which is converted. */
export const date = z
  .preprocess(
    (value) => (typeof value === 'number' ? String(value) : value),
    z.string().refine(isDate, {
      error: (issue) =>
        withHint(`"${String(issue.input)}" is not a date.`, 'Write YYYY, YYYY-MM or YYYY-MM-DD, a day that exists in the calendar.'),
    }),
  )
  .register(scalars, { scalar: 'PartialDate' });

export const day = z
  .string()
  .refine((value) => value.length === 10 && isDate(value), {
    error: (issue) => withHint(`"${String(issue.input)}" is not a day.`, 'Write YYYY-MM-DD, a day that exists in the calendar.'),
  })
  .register(scalars, { scalar: 'Date' });

export const isId = (value: string): boolean => {
  const [folder = '', slug = '', ...rest] = value.split('/');
  return rest.length === 0 && isSlug(slug) && (isKind(folder) || folder === 'fact');
};

/** The full id of an entity or a fact, such as `model/clip`. */
export const id = z.string().refine(isId, {
  error: (issue) =>
    withHint(
      `"${String(issue.input)}" is not an id.`,
      `Write kind/slug, such as model/clip. Kinds: ${joinWords(kindNames)}; facts are fact/slug.`,
    ),
});

/** A source's file name without its extension. */
const sourceSlug = z.string().refine(isSlug, {
  error: (issue) =>
    withHint(`"${String(issue.input)}" is not a source.`, 'Write the file name of a file in sources/ without .yaml, such as clip-paper.'),
});

const citation = object({ source: sourceSlug, locator: text(200) });

const missingCitation = withHint(
  'This statement has no citation.',
  'Add citations: a list of { source: <file name in sources/>, locator: "<where in it>" }, one at least.',
);

export const citations = z
  .array(citation, { error: (issue) => (issue.input === undefined || issue.input === null ? missingCitation : undefined) })
  .min(1, missingCitation);

/** Parameters that adverts and newsletters add to links. */
const trackingParameter = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_hs\w+|ref|ref_src|spm)$/i;

/** Sites that present made-up releases as news, and link shorteners that hide their target. */
const deniedHosts = ['hot-sitemirror-store.pages.dev', 'launchberg.com', 'bit.ly', 't.co', 'tinyurl.com', 'goo.gl'];
const isDenied = (host: string): boolean => deniedHosts.some((name) => host === name || host.endsWith(`.${name}`));

const urlProblem = (value: string): string | undefined => {
  const url = parseUrl(value);
  if (url === undefined) return withHint(`"${value}" isn't a web address.`, 'Write a full address that starts with https://.');
  if (!value.startsWith('https://')) return withHint(`"${value}" isn't an https address.`, 'Use the https:// address of the same page.');
  if (url.username !== '' || url.password !== '') return withHint('The address holds a user name.', 'Remove the part before the @.');
  if (isDenied(url.hostname))
    return withHint(`"${url.hostname}" isn't accepted as a source.`, 'Cite the paper, the maker or the dataset itself.');
  const trackers = [...url.searchParams.keys()].filter((key) => trackingParameter.test(key));
  if (trackers.length === 0) return undefined;
  return withHint(`The address contains tracking parameters: ${joinWords(trackers)}.`, 'Remove them from the address.');
};

export const MAX_URL = 2000;

/** A public https address without tracking parameters; it is kept as `normaliseUrl` writes it. */
export const url = z
  .string()
  .superRefine((value, context) => {
    const message = urlProblem(value);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  })
  .overwrite((value) => (parseUrl(value) === undefined ? value : normaliseUrl(value)))
  .max(MAX_URL);

export const ordinal = z.int().min(1).max(1000);
