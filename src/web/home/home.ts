/** Home: a question and its answer in place, the fact of the day, the state of this server, and ways in. */
import { answerView } from '../answer/answer-view.ts';
import { ask, MAX_QUESTION_LENGTH } from '../answer/ask.ts';
import { createCitations } from '../base/citations.ts';
import { longDate } from '../base/dates.ts';
import { type Html, html } from '../base/html.ts';
import { kindPlural } from '../base/kinds.ts';
import { linkNames } from '../base/link-names.ts';
import { askLink, kindLink } from '../base/links.ts';
import { CitationFields } from '../data/fragments.ts';
import { graphql, type ResultOf } from '../data/graphql.ts';
import type { PageDefinition } from '../serve/page-route.ts';
import { fieldOf, pageOutcome } from '../serve/visit.ts';
import { type ServerState, serverStateView } from './server-state.ts';
import { waysIn } from './ways.ts';

const Home = graphql(
  `
  query PageHome($today: Date!) {
    meta { facts sources entities { kind count } }
    factOfTheDay(date: $today) { slug text about { kind slug name } citations { ...CitationFields } }
  }
`,
  [CitationFields],
);

type HomeData = ResultOf<typeof Home>;

export interface HomeView {
  readonly data: HomeData;
  readonly today: string;
  readonly question: string;
  /** Undefined before a question. */
  readonly answer: Html | undefined;
  readonly state: ServerState;
  readonly hasPlayground: boolean;
}

/** Questions that have answers; a test asks them. */
export const EXAMPLES = [
  'which open models take audio',
  'who made Flamingo',
  'compare LMM and LLM',
  'why do LMMs hallucinate',
  'is CLIP an LMM',
];

const DESCRIPTION = 'Short answers about large multimodal and language models. Every statement names its source.';

export const homePage = (serverState: () => ServerState): PageDefinition => ({
  path: '/',
  isVolatile: true,
  open: async ({ search, today }, { query, frame: { hasPlayground } }) => {
    const question = fieldOf(search, 'q', MAX_QUESTION_LENGTH);
    const [data, answer] = await Promise.all([
      query(Home, { today }),
      question === '' ? undefined : ask(query, question, today).then((found) => answerView(found, { today, hasPlayground })),
    ]);
    const view = { data, today, question, answer, state: serverState(), hasPlayground };
    const title = question === '' ? 'ask about multimodal models, see who says so' : question;
    return pageOutcome({ title, description: DESCRIPTION, main: homeView(view), twin: '/index.md', isHome: true, scripts: ['home.js'] });
  },
});

const homeView = (view: HomeView): Html => html`<div class="home">
<div class="lead">${hero(view)}</div>
<aside>${factOfTheDay(view)}${serverStateView(view.state, countAll(view.data))}</aside>
</div>
<nav class="ways-in" aria-label="Ways in">${waysIn(view.hasPlayground)}</nav>
${counts(view.data)}`;

const hero = ({ question, answer }: HomeView): Html => html`<h1>Ask about multimodal models. See who says so.</h1>
<p class="intro">Short answers about large multimodal and language models, on the web, in Slack, in Discord and in the terminal. Every statement names its source.</p>
<form class="ask" action="/" method="get"><input type="search" name="q" value="${question}" aria-label="Your question" placeholder="${EXAMPLES[0]}" maxlength="${MAX_QUESTION_LENGTH}" autocomplete="off"><button class="button main" type="submit">Ask</button></form>
<p class="chips examples">${EXAMPLES.filter((example) => example !== question)
  .slice(0, 4)
  .map((example) => html`<a class="chip" href="${askLink(example)}">${example}</a>`)}</p>
<div id="answer" aria-live="polite">${answer}</div>`;

function factOfTheDay({ data: { factOfTheDay: fact }, today }: HomeView): Html | false {
  if (fact === null) return false;
  const citations = createCitations(today, 'd');
  return html`<section class="day" aria-labelledby="day"><h2 class="label" id="day">Fact of the day · ${longDate(today)}</h2>
<p class="fact">${linkNames(fact.text, fact.about)}${citations.cite(fact.citations)}</p>
${citations.line()}</section>`;
}

const countAll = ({ meta }: HomeData): number => meta.entities.reduce((sum, { count }) => sum + count, 0);

const COUNTED = ['MODEL', 'TECHNIQUE', 'TASK', 'BENCHMARK'] as const;

function counts({ meta }: HomeData): Html {
  const kinds = COUNTED.map((kind) => ({
    path: kindLink(kind),
    name: kindPlural(kind).toLowerCase(),
    count: meta.entities.find((one) => one.kind === kind)?.count ?? 0,
  }));
  const all = [...kinds, { path: '/facts', name: 'facts', count: meta.facts }, { path: '/sources', name: 'sources', count: meta.sources }];
  return html`<ul class="counts">${all.map(({ path, name, count }) => html`<li><a href="${path}"><b>${count}</b> ${name}</a></li>`)}</ul>`;
}
