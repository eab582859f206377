/** The try page in a real Chromium, as people without a token use it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../../src/env.ts';
import type { TestServer } from '../../support/api/server.ts';
import { freshApps } from '../../support/app.ts';
import { violations } from '../../support/web/axe.ts';
import { browserPages, hasBrowser } from '../../support/web/browser.ts';
import { serveTryPage } from '../../support/web/try-page.ts';

const MAX_KB = 300;

describe.runIf(hasBrowser)('the try page in Chromium', () => {
  const fresh = freshApps('pglite');
  const open = browserPages();
  let server: TestServer;
  beforeAll(async () => {
    server = await serveTryPage(await fresh());
  });
  afterAll(() => server.close());
  const at = (path = '/try', width = 1400, dark = false) => open(server.address + path, { width, dark });

  const box = (page: Page) => page.getByRole('combobox', { name: 'A command or a question' });
  const pane = (page: Page, id: 'slack' | 'discord') => page.locator(`#${id}`);

  async function ask(page: Page, text: string, answer: string): Promise<void> {
    await box(page).fill(text);
    await box(page).press('Enter');
    for (const id of ['slack', 'discord'] as const) await pane(page, id).getByText(answer).first().waitFor();
  }

  it('answers commands and questions on both platforms, and remembers what they were about', async () => {
    const { page, problems } = await at();
    await ask(page, '/lmm who made flamingo', 'Flamingo was made by Google DeepMind.');
    await ask(page, '/lmm compare clip vs flamingo', 'Flamingo');
    await ask(page, '/lmm limitations', 'Limitations');
    await ask(page, 'who made clip', 'CLIP was made by OpenAI.');
    await ask(page, 'and how big is it', 'CLIP has 428 million parameters.');
    expect(new URL(page.url()).search).toBe('?q=and+how+big+is+it');
    await box(page).press('ArrowUp');
    expect(await box(page).inputValue()).toBe('and how big is it');
    expect(problems).toEqual([]);
  });

  it('presses a button on each platform', async () => {
    const { page, problems } = await at();
    await ask(page, 'who made clip', 'CLIP was made by OpenAI.');
    for (const id of ['slack', 'discord'] as const) {
      const before = await pane(page, id).locator('.message').count();
      await pane(page, id).getByRole('button', { name: 'OpenAI', exact: true }).click();
      await expect.poll(() => pane(page, id).locator('.message').count()).toBeGreaterThan(before);
    }
    expect(problems).toEqual([]);
  });

  it('turns pages in place', async () => {
    const { page, problems } = await at();
    await ask(page, '/lmm models', '616 models');
    await pane(page, 'slack').locator('[data-press^="turn"]').first().click();
    await pane(page, 'slack').getByText('page 2 of').waitFor();
    await pane(page, 'discord').locator('[data-press^="turn"]').first().click();
    await pane(page, 'discord').getByText('page 2 of').waitFor();
    expect(problems).toEqual([]);
  });

  it('opens a form, completes a field of it and sends it', async () => {
    const { page, problems } = await at();
    await box(page).fill('/lmm explain');
    await box(page).press('Enter');
    const form = pane(page, 'slack').locator('form.form');
    await form.locator('input').fill('tok');
    await form.locator('datalist option').first().waitFor({ state: 'attached' });
    await form.locator('input').fill('tokens');
    await form.locator('button[type=submit]').click();
    await pane(page, 'slack').locator('.message').first().waitFor();
    await expect.poll(() => form.count()).toBe(0);
    await pane(page, 'discord').locator('form.form').getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => pane(page, 'discord').locator('form.form').count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it('completes a command while it is typed', async () => {
    const { page, problems } = await at();
    await box(page).pressSequentially('/lmm model fla');
    await page.locator('#completions option[value="/lmm model model/flamingo"]').waitFor({ state: 'attached' });
    expect(problems).toEqual([]);
  });

  it("shows the App Home, and tomorrow's fact", async () => {
    const { page, problems } = await at();
    await page.getByRole('button', { name: 'App Home' }).click();
    await pane(page, 'slack').getByText('Ask about a model, a benchmark or an idea').waitFor();
    await page.getByRole('button', { name: 'tomorrow’s fact' }).click();
    for (const id of ['slack', 'discord'] as const) await pane(page, id).locator('.message').first().waitFor();
    expect(problems).toEqual([]);
  });

  it('shows the payload, the query and the checks behind an answer', async () => {
    const { page } = await at('/try?q=%2Flmm%20who%20made%20flamingo');
    await page.getByText('"response_type": "ephemeral"').waitFor();
    await page.getByRole('tab', { name: 'GraphQL' }).click();
    expect(await page.getByRole('link', { name: 'Open in the playground' }).first().getAttribute('href')).toMatch(/^\/graphql\?query=/);
    await page.getByRole('tab', { name: /^Checks, (\d+) of \1$/ }).click();
    await page.getByText('accepted by every documented rule').first().waitFor();
  });

  it.each([
    [1400, false],
    [1400, true],
    [390, false],
  ])('has no serious accessibility problem at %i px, dark: %s', async (width, dark) => {
    const { page } = await at('/try?q=%2Flmm%20who%20made%20flamingo', width, dark);
    await page.locator('#tab-payload').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });

  it(`takes less than ${MAX_KB} KB, compressed`, async () => {
    const text = await (await fetch(`${server.address}/try?q=%2Flmm%20models`)).text();
    const files = [...text.matchAll(/(?:src|href)="\/assets\/\w+\/([\w.-]+)"/g)].map(([, name = '']) => name);
    expect(files).toContain('chat.css');
    const sizes = [...new Set(files)].map((name) => gzipSync(readFileSync(join(packageRoot, 'dist', 'web', name))).length);
    // The page itself isn't compressed.
    const total = sizes.reduce((sum, size) => sum + size, Buffer.byteLength(text));
    expect(total / 1024).toBeLessThan(MAX_KB);
  });
});
