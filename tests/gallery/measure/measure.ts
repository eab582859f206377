/** Measures answers as a reader sees them, in a headless browser: their lines at 600 px, their characters, and their text. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { html, raw } from '../../../bots/simulator/draw/html.ts';
import type { Entry } from '../corpus/entry.ts';
import { drawPages, messageStyles } from '../page/entries.ts';

/** Sources are apart: only `sourceLines`, `text` and `links` include them. */
export interface Seen {
  readonly lines: number;
  readonly characters: number;
  readonly sourceLines: number;
  readonly text: string;
  readonly links: readonly string[];
}

export interface Measured {
  readonly id: string;
  /** The first page, its folded parts closed. */
  readonly first: Seen;
  /** All pages, their folded parts open. */
  readonly all: Seen;
}

const CHROMIUM = '/usr/bin/chromium';

export async function measure(entries: readonly Entry[]): Promise<ReadonlyMap<string, Measured>> {
  const browser = await chromium.launch({ executablePath: CHROMIUM });
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
    await page.setContent(toDocument(entries));
    await page.addScriptTag({ content: readFileSync(join(import.meta.dirname, 'lines.mjs'), 'utf8') });
    const asked = entries.map(({ id, replies }) => ({ id, urls: replies.flatMap(({ sources }) => sources.map(({ url }) => url)) }));
    const measured = await page.evaluate<readonly Measured[]>(`measureAll(${JSON.stringify(asked)})`);
    return new Map(measured.map((each) => [each.id, each]));
  } finally {
    await browser.close();
  }
}

/** Nothing but the messages. */
const toDocument = (entries: readonly Entry[]): string =>
  html`<!doctype html><html lang="en"><meta charset="utf-8"><title>Measured</title><style>${raw(messageStyles())}</style><body>${entries.flatMap(
    (entry) => drawPages(entry).map((messages) => html`<section data-entry="${entry.id}">${messages}</section>`),
  )}</body></html>`.html;
