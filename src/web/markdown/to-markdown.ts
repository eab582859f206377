/** A page as Markdown: made from its HTML, so that the two can't say different things. */
import { tables } from '@joplin/turndown-plugin-gfm';
import Turndown from 'turndown';
import type { Page } from '../base/layout.ts';

/** Parts for the eye and for pointers only. */
const LEFT_OUT = ['script', 'style', 'form', 'button', 'svg', 'nav'] as const;

/** `publicUrl` makes links complete, so that they work wherever the text is read. */
export function toMarkdown({ title, main }: Pick<Page, 'title' | 'main'>, publicUrl: string | undefined): string {
  const text = converter(publicUrl).turndown(main.toString());
  const heading = /^# /m.test(text) ? '' : `# ${title}\n\n`;
  return `${heading}${text.replace(/\n{3,}/g, '\n\n')}\n`;
}

function converter(publicUrl: string | undefined): Turndown {
  const turndown = new Turndown({ headingStyle: 'atx', codeBlockStyle: 'fenced', bulletListMarker: '-' });
  turndown.use(tables);
  turndown.remove([...LEFT_OUT] as Turndown.TagName[]);
  turndown.addRule('hidden', {
    filter: (node) => node.hasAttribute('hidden') || node.classList.contains('web-only'),
    replacement: () => '',
  });
  turndown.addRule('citation', {
    filter: (node) => node.classList.contains('cite'),
    replacement: (_text, node) =>
      (node.textContent ?? '')
        .split(', ')
        .map((number) => `[^${number}]`)
        .join(''),
  });
  turndown.addRule('source', {
    filter: (node) => node.nodeName === 'LI' && /^source-(line|list)$/.test(node.parentElement?.className ?? ''),
    replacement: (text, node) => {
      const [number = '', ...rest] = text
        .trim()
        .replace(/^\*\*(\d+)\*\*/, '$1')
        .split(/(?<=^\d+)\s*/);
      return `${node.previousElementSibling === null ? '\n\n' : '\n'}[^${number}]: ${rest.join(' ').replace(/\s*\n\s*/g, ' ')}`;
    },
  });
  turndown.addRule('link', {
    filter: (node) => node.nodeName === 'A' && (node.getAttribute('href') ?? '').startsWith('/'),
    replacement: (text, node) => `[${text.trim()}](${publicUrl ?? ''}${(node as HTMLElement).getAttribute('href') ?? ''})`,
  });
  return turndown;
}
