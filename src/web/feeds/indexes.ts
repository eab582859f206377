/** The indexes of all pages, for crawlers and for language models. */
import { html } from '../base/html.ts';
import { allKinds, kindPlural } from '../base/kinds.ts';
import { entityLink, factLink, kindLink, sourceLink } from '../base/links.ts';
import { graphql } from '../data/graphql.ts';
import type { Query } from '../data/query.ts';
import type { TextDefinition } from '../serve/text-route.ts';

const Entities = graphql(`
  query PageIndexEntities($after: String) {
    entities(first: 100, after: $after) { nodes { kind slug name } pageInfo { hasNextPage endCursor } }
  }
`);
const Facts = graphql(`
  query PageIndexFacts($after: String) {
    facts(first: 100, after: $after) { nodes { slug } pageInfo { hasNextPage endCursor } }
  }
`);
const Sources = graphql(`
  query PageIndexSources($after: String) {
    sources(first: 100, after: $after) { nodes { slug } pageInfo { hasNextPage endCursor } }
  }
`);

interface ListPage<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** A sitemap holds at most 50,000 addresses; three lists share them. */
const MAX_ENTRIES = 16_000;

async function all<Node>(page: (after: string | null) => Promise<ListPage<Node>>): Promise<readonly Node[]> {
  const found: Node[] = [];
  let after: string | null = null;
  do {
    const { nodes, pageInfo }: ListPage<Node> = await page(after);
    found.push(...nodes);
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null && found.length < MAX_ENTRIES);
  return found;
}

const allEntities = (query: Query) => all(async (after) => (await query(Entities, { after })).entities);

const TOOLS = ['/', '/models', '/compare', '/facts', '/sources', '/about', '/feeds'] as const;

export const sitemap: TextDefinition = {
  path: '/sitemap.xml',
  mediaType: 'application/xml',
  write: async ({ context: { query }, origin }) => {
    const [entities, facts, sources] = await Promise.all([
      allEntities(query),
      all(async (after) => (await query(Facts, { after })).facts),
      all(async (after) => (await query(Sources, { after })).sources),
    ]);
    const paths = [
      ...TOOLS,
      ...allKinds.map(kindLink),
      ...entities.map(entityLink),
      ...facts.map(({ slug }) => factLink(slug)),
      ...sources.map(({ slug }) => sourceLink(slug)),
    ];
    const urls = [...new Set(paths)].map((path) => html`<url><loc>${origin}${path}</loc></url>\n`);
    return `<?xml version="1.0" encoding="UTF-8"?>\n${html`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls}</urlset>`}\n`;
  },
};

export const robots: TextDefinition = {
  path: '/robots.txt',
  mediaType: 'text/plain',
  // Answers and filters have addresses without number.
  write: async ({ origin }) => `User-agent: *\nDisallow: /*?\nAllow: /\n\nSitemap: ${origin}/sitemap.xml\n`,
};

export const llmsText: TextDefinition = {
  path: '/llms.txt',
  mediaType: 'text/plain',
  write: async ({ context: { query }, origin }) => {
    const entities = await allEntities(query);
    const link = (name: string, path: string) => `- [${name.replace(/[[\]]/g, '')}](${origin}${path})`;
    const sections = allKinds.map((kind) => {
      const own = entities.filter((entity) => entity.kind === kind);
      return [`## ${kindPlural(kind)}`, '', ...own.map((entity) => link(entity.name, `${entityLink(entity)}.md`)), ''];
    });
    return [
      ...[
        '# LMM Atlas',
        '',
        '> What sources say about large multimodal models and large language models. Every statement names its source.',
        '',
      ],
      ...['Every page is Markdown too, under its address with ".md". "Not recorded" is neither a yes nor a no.', ''],
      ...[
        '## Start here',
        '',
        link('Ask a question: /index.md?q=…', '/index.md'),
        link('Models', '/models.md'),
        link('Facts', '/facts.md'),
      ],
      ...[link('Sources', '/sources.md'), link('LMM and LLM compared', '/compare/lmm/llm.md'), link('About the data', '/about.md')],
      ...[link('GraphQL API (POST)', '/graphql'), ''],
      ...sections.flat(),
    ].join('\n');
  },
};
