/** About the data, how to connect the chats, and how to report a mistake. */
import { type Html, html } from '../base/html.ts';
import type { PlatformState, ServerState } from '../home/server-state.ts';
import type { PageDefinition } from '../serve/page-route.ts';
import { pageOutcome } from '../serve/visit.ts';

export const aboutPage = (serverState: () => ServerState): PageDefinition => ({
  path: '/about',
  isVolatile: true,
  open: async () => pageOutcome({ title: 'About the data', main: aboutView(serverState()), twin: '/about.md' }),
});

const aboutView = ({ platforms }: ServerState): Html => html`<article class="prose about"><h1 class="tool">About the data</h1>
<p class="say">LMM Atlas answers questions about large multimodal models (LMMs) and large language models (LLMs). Every statement stands on a source.</p>
<p>The knowledge is a graph: models, their makers, what they take and give, how they were trained, what they can't do, and how they were measured. Curators write it as files, each statement with the place in the publication that says it. Catalogs of models add what they list. Where sources disagree, you see both values and who says each.</p>
<p>If nothing is recorded, the page says “not recorded”. That is neither a yes nor a no.</p>
<h2 id="chats">In your chat</h2>
${platforms.map(platformView)}
<h2 id="mistakes">Report a mistake, or suggest a source</h2>
<p>In a chat, every answer has a button to report it, and <code>/lmm suggest</code> takes a source for something that is missing. To change the data yourself, edit its file in <code>prisma/knowledge</code>: each entity, fact and source is one small file, and <code>npx lmm validate</code> tells you what is missing. <code>CONTRIBUTING.md</code> shows how.</p>
</article>`;

const platformView = (platform: PlatformState): Html =>
  html`<h3 id="${platform.name.toLowerCase()}">${platform.name}</h3><p>${platformText(platform)}</p>`;

function platformText({ name, state, setup = '' }: PlatformState): string {
  if (state === 'connected') return 'It is connected: type /lmm in a channel.';
  if (state === 'failing') return "It is set up, but has no connection now. The server's log says why.";
  return `To connect it, ${setup.replace(/^not connected: /, '')}. The page docs/${name.toLowerCase()}.md has each step.`;
}
