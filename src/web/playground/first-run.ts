/** The first run, so that no one meets a page whose right half is empty. */

/**
 * A browser script that runs what the page opens with: the query of a link, made readable first, or the first example. It does so as
 * a user would, by its buttons, once the editor shows the query. Mutations wait for their user: a link must not change anything.
 */
export const firstRunScript = `if (opensWith && !/\\bmutation\\b/.test(opensWith)) {
  const button = (label) => document.querySelector('button[aria-label^="' + label + '"]');
  const watch = new MutationObserver(() => {
    const shown = document.querySelector('.graphiql-query-editor .view-lines');
    const run = document.querySelector('.graphiql-execute-button');
    if (!run || !shown || !shown.textContent.trim()) return;
    watch.disconnect();
    if (linked.query) button('Prettify')?.click();
    run.click();
  });
  watch.observe(document.querySelector('#root'), { childList: true, subtree: true, characterData: true });
}`;
