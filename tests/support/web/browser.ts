/** A real Chromium. Where none is installed, its tests don't run; `CI_BROWSER=1` makes them obligatory. */
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { need } from '../need.ts';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = PLACES.find((place) => existsSync(place));

export const hasBrowser = executablePath !== undefined;
if (!hasBrowser && process.env['CI_BROWSER'] === '1') throw new Error(`CI_BROWSER=1 needs a Chromium at one of: ${PLACES.join(', ')}`);
if (!hasBrowser) console.warn(`No Chromium at any of ${PLACES.join(', ')}: tests of the pages in a browser don't run.`);

export interface OpenedPage {
  readonly page: Page;
  /** What the console says of errors, and requests to other hosts. */
  readonly problems: string[];
}

/** Call it where tests are declared; returns a function that opens a page in a window of its own. */
export function browserPages(): (url: string, window: { readonly width: number; readonly dark?: boolean }) => Promise<OpenedPage> {
  let browser: Browser | undefined;
  beforeAll(async () => {
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
    browser = await chromium.launch({ executablePath: need(executablePath), args });
  });
  afterAll(() => browser?.close());
  return async (url, { width, dark = false }) => {
    const context = await need(browser).newContext({ viewport: { width, height: 900 }, colorScheme: dark ? 'dark' : 'light' });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (/^https?:$/.test(protocol) && origin !== new URL(url).origin) problems.push(`request to ${origin}`);
    });
    await page.goto(url);
    return { page, problems };
  };
}
