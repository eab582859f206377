/** Scores: a dot on its own scale for each test of a model, or a table of models for a benchmark. */
import { asOf, type Citations } from '../base/citations.ts';
import { type Html, html } from '../base/html.ts';
import { entityLink } from '../base/links.ts';
import type { ScoresData } from './documents.ts';

type ScoreData = ScoresData['nodes'][number];

interface ScoreOptions {
  readonly citations: Citations;
  readonly today: string;
}

const evaluators: Readonly<Record<ScoreData['evaluator'], string>> = {
  MAKER: "maker's own test",
  BENCHMARK_AUTHORS: 'by the authors of the test',
  RIVAL: 'by another maker',
  THIRD_PARTY: 'by a third party',
};

export const modelScores = (scores: readonly ScoreData[], { citations, today }: ScoreOptions): Html => html`<ul class="scores">${scores.map(
  (
    score,
  ) => html`<li><div><a href="${entityLink(score.benchmark)}"><b>${score.benchmark.name}</b></a>${variant(score)}<p>${score.asOf !== null && asOf(score.asOf, today)}</p></div>
${score.unit === 'PERCENT' ? scale(score.value) : html`<span></span>`}
<div class="result"><b>${scoreText(score)}</b>${citations.cite(score.citations)}<p class="note">${evaluators[score.evaluator]}</p></div></li>`,
)}</ul>
<p class="note">Each test keeps its own scale. Scores of different tests can't be ranked against each other.</p>`;

export const benchmarkScores = (scores: readonly ScoreData[], { citations, today }: ScoreOptions): Html =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="Table"><table class="plain"><thead><tr><th scope="col">Model</th><th scope="col" class="number">Score</th><th scope="col">Split or mode</th><th scope="col">Measured</th></tr></thead><tbody>${scores.map((score) => html`<tr><td><a class="name" href="${entityLink(score.model)}">${score.model.name}</a></td><td class="number">${scoreText(score)}${citations.cite(score.citations)}</td><td>${score.variant === '' ? '' : score.variant}</td><td>${evaluators[score.evaluator]}${score.asOf !== null && html` ${asOf(score.asOf, today)}`}</td></tr>`)}</tbody></table></div>`;

const variant = ({ variant: name }: ScoreData): Html | false => name !== '' && html` <span class="note">${name}</span>`;

const scoreText = ({ value, unit }: ScoreData): string =>
  `${value.toLocaleString('en', { maximumFractionDigits: 3 })}${unit === 'PERCENT' ? '%' : ''}`;

const scale = (value: number): Html =>
  html`<svg class="scale" width="100%" height="14" role="img" aria-label="${`${value} on a scale of 0 to 100`}"><line x1="0" x2="100%" y1="7" y2="7"/><circle cx="${`${Math.min(100, Math.max(0, value))}%`}" cy="7" r="5.5"/></svg>`;
