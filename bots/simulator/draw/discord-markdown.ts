/** Discord's markdown as its clients show it: https://discord.com/developers/docs/reference#message-formatting */
import { anchor, type Html, html, raw } from './html.ts';

/** What stands in the line, in the order in which a client tries them; each makes HTML of what it captures. */
const INLINE: readonly (readonly [RegExp, (groups: readonly string[]) => Html])[] = [
  [/^\\([^0-9A-Za-z\s])/, ([mark = '']) => html`${mark}`],
  [/^`([^`]+)`/, ([code = '']) => html`<code>${code}</code>`],
  [
    /^<t:(-?\d+)(?::([tTdDfFRsS]))?>/,
    ([seconds = '', style = 'f']) => html`<span class="stamp">${timestamp(Number(seconds), style)}</span>`,
  ],
  [/^<\/([^:>]+):\d+>/, ([name = '']) => html`<span class="mention">/${name}</span>`],
  [/^<#(\d+)>/, () => html`<span class="mention">#general</span>`],
  [/^<@&?!?(\d+)>/, () => html`<span class="mention">@reader</span>`],
  [/^\[((?:\\.|[^\]\\])+)\]\(<?([^\s)>]+)>?\)/, ([label = '', url = '']) => anchor(url, inline(label))],
  [/^<(https?:\/\/[^\s>]+)>/, ([url = '']) => anchor(url, url)],
  [/^(https?:\/\/[^\s<)]+)/, ([url = '']) => anchor(url, url)],
  [/^\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/, ([text = '']) => html`<strong>${inline(text)}</strong>`],
  [/^__((?:\\.|[^\\])+?)__/, ([text = '']) => html`<u>${inline(text)}</u>`],
  [/^~~((?:\\.|[^\\])+?)~~/, ([text = '']) => html`<s>${inline(text)}</s>`],
  [/^\*((?:\\.|[^\\*])+)\*/, ([text = '']) => html`<em>${inline(text)}</em>`],
  [/^_((?:\\.|[^\\_])+)_(?![A-Za-z0-9])/, ([text = '']) => html`<em>${inline(text)}</em>`],
];

function inline(text: string): Html {
  const parts: Html[] = [];
  let plain = '';
  for (let rest = text; rest !== ''; ) {
    const found = INLINE.map(([pattern, draw]) => ({ match: pattern.exec(rest), draw })).find(({ match }) => match !== null);
    if (found?.match == null) {
      const [first = ''] = rest;
      plain += first;
      rest = rest.slice(first.length);
      continue;
    }
    const [whole, ...groups] = found.match;
    parts.push(html`${plain}`, found.draw(groups));
    plain = '';
    rest = rest.slice(whole.length);
  }
  return raw([...parts, html`${plain}`].map((part) => part.html).join(''));
}

/** Marks at the start of a line, and the class of the line. */
const LINES: readonly (readonly [RegExp, string])[] = [
  [/^-# /, 'small'],
  [/^(#{1,3}) /, 'heading'],
  [/^> /, 'quote'],
  [/^(?:[-*]) /, 'bullet'],
  [/^(\d+)\. /, 'numbered'],
];

/** Each line is a block of its own, so that what begins it is seen. */
export function markdown(text: string): Html {
  return html`${text.split('\n').map((line) => drawLine(line))}`;
}

function drawLine(line: string): Html {
  if (line.trim() === '') return html`<div class="line gap"></div>`;
  for (const [pattern, name] of LINES) {
    const match = pattern.exec(line);
    if (match === null) continue;
    const body = inline(line.slice(match[0].length));
    if (name === 'bullet') return html`<div class="line bullet"><span class="mark">•</span><span>${body}</span></div>`;
    if (name === 'numbered') return html`<div class="line bullet"><span class="mark">${match[1]}.</span><span>${body}</span></div>`;
    return html`<div class="line ${name}">${body}</div>`;
  }
  return html`<div class="line">${inline(line)}</div>`;
}

/** As an English client in UTC shows it; what is relative depends on the reader's now, so the day stands for it. */
function timestamp(seconds: number, style: string): string {
  const time = new Date(seconds * 1000);
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options }).format(time);
  if (style === 't' || style === 'T') return format({ timeStyle: style === 't' ? 'short' : 'medium' });
  if (style === 'd' || style === 'D') return format({ dateStyle: style === 'd' ? 'short' : 'long' });
  return format({ dateStyle: style === 'F' ? 'full' : 'long', timeStyle: 'short' });
}
