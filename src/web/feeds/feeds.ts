/** The daily fact as feeds and as a calendar, and the page that lists them. */
import type { Feed } from 'feed';
import { html } from '../base/html.ts';
import { factLink } from '../base/links.ts';
import type { PageDefinition } from '../serve/page-route.ts';
import type { TextDefinition, TextOptions } from '../serve/text-route.ts';
import { pageOutcome } from '../serve/visit.ts';
import { calendarOf } from './calendar.ts';
import { type DailyFact, dailyFacts } from './daily-facts.ts';

const TITLE = 'LMM Atlas: a fact a day';
const DESCRIPTION = 'One fact about large multimodal and language models each day, with its sources.';

const formats = [
  { path: '/facts.rss', name: 'RSS', mediaType: 'application/rss+xml', write: (feed: Feed) => feed.rss2() },
  { path: '/facts.atom', name: 'Atom', mediaType: 'application/atom+xml', write: (feed: Feed) => feed.atom1() },
  { path: '/facts.json', name: 'JSON Feed', mediaType: 'application/feed+json', write: (feed: Feed) => feed.json1() },
] as const;

export const feeds: readonly TextDefinition[] = [
  ...formats.map(({ path, mediaType, write }) => ({
    path,
    mediaType,
    write: async (options: TextOptions) => write(await feedOf(options)),
  })),
  {
    path: '/facts.ics',
    mediaType: 'text/calendar',
    write: async ({ context, origin, today }) => calendarOf(await dailyFacts(context.query, today), { origin, title: TITLE }),
  },
];

async function feedOf({ context, origin, today }: TextOptions): Promise<Feed> {
  const facts = await dailyFacts(context.query, today);
  // Loaded with the first feed: most servers are asked for none.
  const { Feed } = await import('feed');
  const feed = new Feed({
    ...{ id: `${origin}/facts`, link: `${origin}/facts`, title: TITLE, description: DESCRIPTION, language: 'en', copyright: '' },
    updated: new Date(facts[0]?.date ?? today),
    feedLinks: { rss: `${origin}/facts.rss`, atom: `${origin}/facts.atom`, json: `${origin}/facts.json` },
  });
  for (const entry of facts) feed.addItem(itemOf(entry, origin));
  return feed;
}

/** The same fact comes again after months, so that the date is part of the id. */
function itemOf({ date, fact }: DailyFact, origin: string) {
  const link = origin + factLink(fact.slug);
  const sources = fact.citations.map(({ source }) => html`<li><a href="${source.url}">${source.title}</a>, ${source.publisher}</li>`);
  return {
    ...{ title: fact.text, link, id: `${link}?${new URLSearchParams({ date })}`, date: new Date(date) },
    description: fact.text,
    content: html`<p>${fact.text}</p><ul>${sources}</ul>`.toString(),
  };
}

export const feedsPage: PageDefinition = {
  path: '/feeds',
  open: async () => {
    const list = [...formats.map(({ path, name }) => ({ path, name })), { path: '/facts.ics', name: 'Calendar (ICS)' }];
    const main = html`<article class="prose about"><h1 class="tool">Feeds</h1><p class="say">${DESCRIPTION}</p>
<ul>${list.map(({ path, name }) => html`<li><a href="${path}">${name}</a></li>`)}</ul>
<p>For programs that read text: <a href="/llms.txt">llms.txt</a> lists every page as Markdown, and <a href="/sitemap.xml">sitemap.xml</a> every page.</p></article>`;
    return pageOutcome({ title: 'Feeds', main, twin: '/feeds.md' });
  },
};
