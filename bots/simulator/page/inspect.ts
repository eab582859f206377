/** What is behind the last answer: its payloads, its queries, and the checks of its bodies. */
import { type Html, html } from '../draw/html.ts';
import { PLATFORM_IDS, type PlatformId, type Turn, type Visitor } from '../visitors/visitor.ts';
import { type Check, checksOf } from './checks.ts';

const NAMES: Readonly<Record<PlatformId, string>> = { slack: 'Slack', discord: 'Discord' };

export function drawInspection({ last }: Visitor, playground: string | undefined): Html | undefined {
  const turns = PLATFORM_IDS.flatMap((id) => last[id] ?? []);
  if (turns.length === 0) return undefined;
  const checks = turns.map((turn) => ({ turn, checks: checksOf(turn) }));
  const all = checks.flatMap((each) => each.checks);
  const passed = all.filter(({ isPassed }) => isPassed).length;
  return html`<div class="tabs" role="tablist" aria-label="Behind the answer">${[
    tab('payload', 'Payload', true),
    tab('graphql', 'GraphQL', false),
    tab('checks', `Checks, ${passed} of ${all.length}`, false),
  ]}<p class="summary">${turns.map(summaryOf).join(' · ')}</p></div>
${panel('payload', turns.map(drawPayload))}
${panel('graphql', html`${drawOperations(turns, playground)}`)}
${panel(
  'checks',
  checks.map((each) => drawChecks(each.turn, each.checks)),
)}`;
}

const tab = (id: string, name: string, isFirst: boolean): Html =>
  html`<button type="button" role="tab" id="tab-${id}" aria-controls="panel-${id}" aria-selected="${String(isFirst)}">${name}</button>`;

const panel = (id: string, content: Html | readonly Html[]): Html =>
  html`<section class="panel" role="tabpanel" id="panel-${id}" aria-labelledby="tab-${id}" tabindex="0">${content}</section>`;

const summaryOf = ({ platform, calls, ms }: Turn): string => {
  const bytes = calls.reduce((sum, { body }) => sum + Buffer.byteLength(JSON.stringify(body) ?? ''), 0);
  return `${NAMES[platform]}: ${(bytes / 1024).toFixed(1)} KB in ${ms} ms`;
};

function drawPayload({ platform, calls }: Turn): Html {
  const first = calls.find(({ body }) => typeof body === 'object' && body !== null && 'blocks' in body);
  return html`<div class="wire"><h3>${NAMES[platform]}</h3>${calls.map(
    ({ call, body }) => html`<h4><code>${call}</code></h4><pre tabindex="0">${JSON.stringify(body, null, 2)}</pre>`,
  )}${calls.length === 0 ? html`<p>The bot sent nothing.</p>` : undefined}${first === undefined ? undefined : drawBuilderLink(first.body)}</div>`;
}

/** Longer addresses may be cut by browsers and by Slack. */
const MAX_BUILDER_LINK = 16_000;

/** Block Kit Builder reads the blocks from the fragment, so nothing is sent before someone opens it. */
function drawBuilderLink(body: unknown): Html | undefined {
  const { blocks } = body as { readonly blocks: unknown };
  const url = `https://app.slack.com/block-kit-builder/#${encodeURIComponent(JSON.stringify({ blocks }))}`;
  return url.length > MAX_BUILDER_LINK
    ? undefined
    : html`<p><a href="${url}" rel="noreferrer" target="_blank">Open in Block Kit Builder</a></p>`;
}

function drawOperations(turns: readonly Turn[], playground: string | undefined): Html | readonly Html[] {
  const operations = turns.flatMap(({ operations }) => operations);
  const different = operations.filter(
    ({ text, variables }, index) =>
      operations.findIndex((other) => other.text === text && JSON.stringify(other.variables) === JSON.stringify(variables)) === index,
  );
  if (different.length === 0) return html`<p>This needed no query: a form opened, or an answer was shown again.</p>`;
  return different.map(({ name, text, variables }) => {
    const search = new URLSearchParams({ query: text, variables: JSON.stringify(variables) });
    const link =
      playground === undefined || !text.trimStart().startsWith('query')
        ? undefined
        : html` <a href="${playground}?${String(search)}">Open in the playground</a>`;
    return html`<div class="wire"><h3>${name}${link}</h3><pre tabindex="0">${text}</pre><h4>Variables</h4><pre tabindex="0">${JSON.stringify(variables, null, 2)}</pre></div>`;
  });
}

const drawChecks = ({ platform }: Turn, checks: readonly Check[]): Html =>
  html`<div class="wire"><h3>${NAMES[platform]}</h3><ul class="checks">${checks.map(
    ({ isPassed, text }) => html`<li class="${isPassed ? 'passed' : 'failed'}"><span>${isPassed ? '✓' : '✗'}</span> ${text}</li>`,
  )}</ul></div>`;
