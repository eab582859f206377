/** The pages in a real Chromium, as people use them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type TestServer } from '../../support/api/server.ts';
import { freshApps } from '../../support/app.ts';
import { violations } from '../../support/web/axe.ts';
import { browserPages, hasBrowser } from '../../support/web/browser.ts';
import { pagesOf } from '../../support/web/pages.ts';

describe.runIf(hasBrowser)('the pages in Chromium', () => {
  const fresh = freshApps('pglite');
  const open = browserPages();
  let server: TestServer;
  beforeAll(async () => {
    const { api } = await fresh();
    server = await serve({ api, routes: await pagesOf(api) });
  });
  afterAll(() => server.close());
  const at = (path: string, width = 1400, dark = false) => open(server.address + path, { width, dark });

  it('answer a question in place, and keep it in the address', async () => {
    const { page, problems } = await at('/');
    await page.evaluate(() => Object.assign(globalThis, { isSamePage: true }));
    await page.getByRole('searchbox').fill('who made Flamingo');
    await page.getByRole('button', { name: 'Ask' }).click();
    await page.getByText('Flamingo was made by Google DeepMind.').waitFor();
    expect(new URL(page.url()).search).toBe('?q=who+made+Flamingo');
    await page.getByRole('link', { name: 'what is Flamingo' }).click();
    await page.getByText('Read as model flamingo').waitFor();
    expect(await page.evaluate(() => 'isSamePage' in globalThis)).toBe(true);
    await page.goBack();
    await page.getByText('Flamingo was made by Google DeepMind.').waitFor();
    expect(problems).toEqual([]);
  });

  it('lead from the search box of any page to an answer, by one key', async () => {
    const { page, problems } = await at('/e/model/clip');
    await page.keyboard.press('/');
    await page.keyboard.type('is CLIP an LMM');
    await page.keyboard.press('Enter');
    await page.getByText('No: CLIP is a Vision-language encoder.').waitFor();
    expect(problems).toEqual([]);
  });

  it('show a card beside a citation while it has the focus, and close it with Escape', async () => {
    const { page, problems } = await at('/e/model/clip');
    const card = page.locator('.floating-card');
    expect(await card.count()).toBe(0);
    await page.locator('.claims-by-aspect sup.cite a').first().focus();
    await card.waitFor();
    expect(await card.innerText()).toContain('Open source');
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
    await page.locator('.say sup.cite a').hover();
    await card.waitFor();
    expect(problems).toEqual([]);
  });

  it('unfold a sensitive claim only when asked', async () => {
    const { page } = await at('/e/model/clip');
    const claim = page.getByText('In an audit of 374 words');
    expect(await claim.isVisible()).toBe(false);
    await page.getByText('marked sensitive').click();
    expect(await claim.isVisible()).toBe(true);
  });

  it('compare two models that are picked by name', async () => {
    const { page, problems } = await at('/compare');
    await page.getByLabel('The first of the two').fill('CLIP');
    await page.getByLabel('The second of the two').fill('Flami');
    await page.locator('#choices-b option[value="Flamingo"]').waitFor({ state: 'attached' });
    await page.getByLabel('The second of the two').fill('Flamingo');
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.waitForURL('**/compare/clip/flamingo');
    const rows = page.locator('table.compare tbody tr:not(.title)');
    const all = await rows.count();
    await page.getByRole('link', { name: 'Differences' }).click();
    await page.waitForURL('**show=differences');
    expect(await rows.count()).toBeLessThan(all);
    expect(problems).toEqual([]);
  });

  it('filter the models by a form', async () => {
    const { page, problems } = await at('/models');
    await page.getByLabel('Takes').selectOption('audio');
    await page.getByLabel('Open weights').selectOption('yes');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL('**accepts=audio**');
    expect(await page.locator('table.models tbody tr').count()).toBeGreaterThan(5);
    expect(await page.getByLabel('Takes').inputValue()).toBe('audio');
    expect(problems).toEqual([]);
  });

  it('have a menu on a phone', async () => {
    const { page, problems } = await at('/', 390);
    expect(await page.getByRole('link', { name: 'Facts', exact: true }).isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('link', { name: 'Facts', exact: true }).click();
    await page.waitForURL('**/facts');
    expect(problems).toEqual([]);
  });

  const PATHS = [
    '/',
    '/?q=which+open+models+take+audio',
    '/e/model/clip',
    '/e/model/gpt-4',
    '/compare/clip/flamingo',
    '/models',
    '/facts',
    '/sources/clip-paper',
    '/about',
    '/e/nothing',
  ];
  it.each(
    PATHS.flatMap((path) => [
      { path, width: 1400, dark: false },
      { path, width: 390, dark: true },
    ]),
  )('have no serious flaw for people who use other means, and no sideways scroll: $path at $width px', async ({ path, width, dark }) => {
    const { page } = await at(path, width, dark);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });

  it('show the playground on a phone with its first answer below the query', async () => {
    const { page, problems } = await at('/graphql', 390);
    const response = page.locator('.graphiql-response');
    await response.getByText('"limitations"').waitFor();
    const [editor, answer] = [await page.locator('.graphiql-editors').boundingBox(), await response.boundingBox()];
    expect(answer?.y).toBeGreaterThanOrEqual((editor?.y ?? 0) + (editor?.height ?? 0));
    expect(answer?.width).toBeGreaterThan(280);
    await page.getByRole('link', { name: 'LMM Atlas' }).click();
    await page.getByRole('heading', { name: 'Ask about multimodal models' }).waitFor();
    expect(problems).toEqual([]);
  });

  it('run a linked query, made readable, but never a mutation', async () => {
    const { page, problems } = await at(`/graphql?${new URLSearchParams({ query: '{model(slug:"clip"){name}}' })}`);
    await page.locator('.graphiql-response').getByText('"CLIP"').waitFor();
    expect(await page.locator('.graphiql-query-editor .view-line').count()).toBeGreaterThan(4);
    expect(problems).toEqual([]);
    const mutation = await at(
      `/graphql?${new URLSearchParams({ query: 'mutation Harm { deleteEntity(input: { id: "model/clip" }) { deletedId } }' })}`,
    );
    await mutation.page.locator('.graphiql-query-editor').getByText('deleteEntity').waitFor();
    await mutation.page.waitForTimeout(500);
    expect(await mutation.page.locator('.graphiql-response').innerText()).not.toContain('data');
  });
});
