/** Panes: what a visitor sees on each platform, as HTML. */
import type { DiscordBody } from '../draw/discord.ts';
import { drawDiscordForm, drawSlackForm } from '../draw/form.ts';
import { type Html, html } from '../draw/html.ts';
import { drawDiscordMessage, drawSlackMessage, type SlackBody } from '../draw/message.ts';
import { HOME } from '../visitors/find.ts';
import type { PlatformId, Screen, ShownMessage, Visitor } from '../visitors/visitor.ts';

/** All of one platform: the App Home, the messages, and the form that is open. */
export function drawPane(platform: PlatformId, visitor: Visitor): Html {
  const screen = visitor[platform];
  const messages = screen.messages.map((message) => drawMessage(platform, message));
  const empty = messages.length === 0 && screen.home === undefined;
  return html`${drawHome(screen)}${empty ? html`<p class="empty">Nothing here yet. Ask something above.</p>` : messages}${drawOpenForm(platform, screen)}`;
}

function drawMessage(platform: PlatformId, message: ShownMessage): Html {
  if (message.by === 'visitor') return drawOwn(message);
  const { id, below, isPrivate, asked } = message;
  const note = isPrivate ? html`<p class="whose">${platform === 'slack' ? 'Only visible to you' : 'Only you can see this'}</p>` : undefined;
  return html`<article class="message${below === undefined ? '' : ' below'}" data-message="${id}">${
    asked === undefined ? undefined : html`<p class="asked"><b>@you</b> used <code>${asked}</code></p>`
  }${platform === 'slack' ? note : undefined}${head}<div class="said">${drawBody(platform, message)}</div>${platform === 'discord' ? note : undefined}</article>`;
}

const head = html`<p class="from"><span class="avatar" aria-hidden="true"></span><b>LMM Atlas</b> <span class="app">APP</span></p>`;

/** What we show has passed the platform's checks, so it has the form of its bodies. */
const drawBody = (platform: PlatformId, { body }: ShownMessage): Html =>
  platform === 'slack'
    ? drawSlackMessage(body as unknown as SlackBody)
    : drawDiscordMessage({ embeds: [], ...body } as unknown as DiscordBody);

const drawOwn = ({ body, below }: ShownMessage): Html => {
  const text = String(body['text'] ?? '');
  const said = text.startsWith('/') ? html`<code>${text}</code>` : html`<span class="mention">@LMM Atlas</span> ${text}`;
  return html`<p class="own${below === undefined ? '' : ' below'}"><b>You</b> ${said}</p>`;
};

function drawHome({ home }: Screen): Html | undefined {
  if (home === undefined) return undefined;
  const blocks = home['blocks'] as SlackBody['blocks'];
  return html`<details class="app-home" open data-message="${HOME}"><summary>App Home</summary>${drawSlackMessage({ text: '', blocks })}</details>`;
}

function drawOpenForm(platform: PlatformId, { form }: Screen): Html | undefined {
  if (form === undefined) return undefined;
  return platform === 'slack'
    ? drawSlackForm(form.view as unknown as Parameters<typeof drawSlackForm>[0], form.id)
    : drawDiscordForm(form.view as unknown as Parameters<typeof drawDiscordForm>[0], form.id);
}
