/** The pages of comparisons: one of two models or classes, and the form that leads there. */
import { NotFound } from '../../errors.ts';
import { html } from '../base/html.ts';
import { compareLink } from '../base/links.ts';
import type { PageDefinition } from '../serve/page-route.ts';
import { fieldOf, type Outcome, pageOutcome } from '../serve/visit.ts';
import { compareView } from './compare-view.ts';
import { CompareDocument } from './documents.ts';
import { pickForm } from './pick-form.ts';

const SCRIPTS = ['compare.js'];

/** Pairs whose comparison says something; a test opens them. */
export const EXAMPLE_PAIRS = [
  { left: 'lmm', right: 'llm', name: 'LMM and LLM' },
  { left: 'clip', right: 'flamingo', name: 'CLIP and Flamingo' },
  { left: 'gpt-4', right: 'gpt-4v', name: 'GPT-4 and GPT-4V' },
  { left: 'llava', right: 'flamingo', name: 'LLaVA and Flamingo' },
] as const;

export const comparePage: PageDefinition = {
  path: '/compare/:left/:right',
  open: async ({ params: { left = '', right = '' }, search, today }, { query }): Promise<Outcome> => {
    const { compare } = await query(CompareDocument, { left, right });
    if (compare === null) throw new NotFound('These two can not be compared.');
    const [one, other] = [compare.left, compare.right];
    // Names and aliases lead to the address of the slugs.
    if (one.slug !== left || other.slug !== right) return { kind: 'elsewhere', to: compareLink(one.slug, other.slug) };
    return pageOutcome({
      title: `${one.name} and ${other.name}`,
      description: `${one.name} and ${other.name} side by side, with the source of every cell.`,
      section: '/compare',
      main: compareView(compare, { today, onlyDifferences: fieldOf(search, 'show') === 'differences' }),
      twin: `${compareLink(left, right)}.md`,
      scripts: SCRIPTS,
    });
  },
};

const MAX_NAME_LENGTH = 100;

export const compareFormPage: PageDefinition = {
  path: '/compare',
  open: async ({ search }): Promise<Outcome> => {
    const [left, right] = [fieldOf(search, 'a', MAX_NAME_LENGTH), fieldOf(search, 'b', MAX_NAME_LENGTH)];
    if (left !== '' && right !== '') return { kind: 'elsewhere', to: compareLink(encodeURIComponent(left), encodeURIComponent(right)) };
    const main = html`<h1 class="tool top">Compare two</h1>
<p class="lead-in">Any two models, or LMM and LLM as classes, row by row with the source of every cell.</p>
<div class="pick-row">${pickForm(left, right)}</div>
<p class="chips">${EXAMPLE_PAIRS.map((pair) => html`<a class="chip" href="${compareLink(pair.left, pair.right)}">${pair.name}</a>`)}</p>`;
    return pageOutcome({ title: 'Compare two', section: '/compare', main, twin: '/compare.md', scripts: SCRIPTS });
  },
};
