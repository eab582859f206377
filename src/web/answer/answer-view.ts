/** An answer on a page: the sentence first, then rows or statements with numbered sources, then where to go on. */
import { createCitations } from '../base/citations.ts';
import { type Html, html } from '../base/html.ts';
import { kindIcon } from '../base/icons.ts';
import { askLink, entityLink, queryLink } from '../base/links.ts';
import { answerTable } from './answer-table.ts';
import type { AnswerData } from './ask.ts';
import { comparisonLink, modelListLink } from './command-links.ts';
import { nextQuestions } from './next-questions.ts';

/** Longer answers lead to their pages. */
const MAX_CLAIMS = 8;

export interface AnswerOptions {
  readonly today: string;
  readonly hasPlayground: boolean;
}

export function answerView(answer: AnswerData, { today, hasPlayground }: AnswerOptions): Html {
  const citations = createCitations(today, 'a');
  const { table, text, claims } = answer;
  const sentence = table === null ? text : (table.caption ?? comparedIn(table));
  const isCited = (claim: string) => table === null && sentence.includes(claim);
  const inSentence = claims.filter((claim) => isCited(claim.text)).flatMap((claim) => claim.citations);
  const others = claims.filter((claim) => table === null && !isCited(claim.text)).slice(0, MAX_CLAIMS);
  return html`<p class="say answer-text">${lead(sentence)}${citations.cite(inSentence)}</p>
${readAs(answer, hasPlayground)}
${table !== null && answerTable(answer, table, citations)}
${others.length > 0 && html`<ul class="claims">${others.map((claim) => html`<li>${claim.text}${citations.cite(claim.citations)}</li>`)}</ul>`}
${table === null && citations.line()}
${goOn(answer)}`;
}

/** The API's sentences of a comparison are its first row. */
function comparedIn({ columns: [, left = '', right = ''], rows }: NonNullable<AnswerData['table']>): string {
  const known = rows.filter(([, one = '', other = '']) => one !== '' && other !== '');
  const differing = known.filter(([, one, other]) => one !== other).length;
  return `${left} and ${right} differ in ${differing} of ${known.length} points that are recorded for both.`;
}

/** The first clause carries the answer. */
function lead(sentence: string): Html {
  const end = /^.{12,140}?[.:](?=\s|$)/s.exec(sentence)?.[0].length ?? 0;
  return html`<strong>${sentence.slice(0, end)}</strong>${sentence.slice(end)}`;
}

function readAs({ command, reading, corrections, query }: AnswerData, hasPlayground: boolean): Html | false {
  const words = command ?? reading;
  if (words === null) return false;
  const corrected = corrections.map(({ from, to }) => html` · I read “${from}” as “${to}”`);
  const document = query !== null && hasPlayground && html` · <a href="${queryLink(query)}">as GraphQL</a>`;
  return html`<p class="note read-as">Read as <code>${words}</code>${corrected}${document}</p>`;
}

function goOn(answer: AnswerData): Html {
  const [list, comparison] = [modelListLink(answer.command), comparisonLink(answer.command)];
  const named = answer.near.length === 0 && answer.entities.length === 1 ? answer.entities : answer.near;
  const entities = named
    .slice(0, 4)
    .map((entity) => html`<a class="chip" href="${entityLink(entity)}">${kindIcon(entity.kind)}${entity.name}</a>`);
  const questions = nextQuestions(answer).map((question) => html`<a class="chip" href="${askLink(question)}">${question}</a>`);
  return html`<p class="chips go-on">${list !== undefined && html`<a class="button" href="${list}">Open this list</a>`}${comparison !== undefined && html`<a class="button" href="${comparison}">Open this comparison</a>`}${entities}${questions}</p>`;
}
