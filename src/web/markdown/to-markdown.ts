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
  turndown.addRule('term', { filter: 'dt', replacement: (text) => `\n\n**${text.trim()}**\n` });
  turndown.addRule('details', { filter: 'dd', replacement: (text) => `\n- ${text.trim().replace(/\n\s*/g, '\n  ')}\n` });
  turndown.addRule('citation', {
    filter: (node) => node.classList.contains('cite'),
    replacement: (_text, node) =>
      sourceIds(node as HTMLElement)
        .map((id) => `[^${id}]`)
        .join(''),
  });
  turndown.addRule('source', {
    filter: (node) => node.nodeName === 'LI' && /^source-(line|list)$/.test(node.parentElement?.className ?? ''),
    replacement: (text, node) => {
      const words = text
        .trim()
        .replace(/^\*\*\d+\*\*\s*/, '')
        .replace(/\s*\n\s*/g, ' ');
      return `${node.previousSibling === null ? '\n\n' : '\n'}[^${(node as HTMLElement).id}]: ${words}`;
    },
  });
  turndown.addRule('link', {
    filter: (node) => node.nodeName === 'A' && (node.getAttribute('href') ?? '').startsWith('/'),
    replacement: (text, node) => {
      const link = node as HTMLElement;
      const end = link.classList.contains('chip') ? ' ' : '';
      return `[${text.trim()}](${publicUrl ?? ''}${link.getAttribute('href') ?? ''})${end}`;
    },
  });
  // The last rule comes first.
  turndown.addRule('hidden', {
    filter: (node) => node.hasAttribute('hidden') || node.classList.contains('web-only'),
    replacement: () => '',
  });
  return turndown;
}

/** As the numbers of a page restart in each of its lists, footnotes go by the ids of the entries. */
const sourceIds = (citation: HTMLElement): readonly string[] => citation.querySelector('a')?.getAttribute('data-sources')?.split(' ') ?? [];
