/** The initial tab: which tab the playground shows first. */

/**
 * A browser script that changes the `options` of GraphiQL before it starts. GraphiQL opens the query that it finds in local storage, in
 * the tab that has it or in a new one. So the query of a link (`?query=…&variables=…`) is stored there, without the headers of any
 * other tab. Without a link, the query of the active tab is stored, since GraphiQL would add an empty tab at the first reload
 * (graphql/graphiql#4435). Then the query is removed from the URL, so that a reload shows the tabs as they were left.
 */
export const initialTabScript = `const store = ({ query, variables, headers }) => {
  for (const [part, text] of Object.entries({ query, variables, headers }))
    text ? localStorage.setItem('graphiql:' + part, text) : localStorage.removeItem('graphiql:' + part);
};
const activeTab = () => {
  try {
    const { tabs, activeTabIndex } = JSON.parse(localStorage.getItem('graphiql:tabState'));
    return tabs[activeTabIndex];
  } catch {
    // An unreadable value isn't a tab.
  }
};
const link = new URLSearchParams(location.search);
const linked = { query: link.get('query'), variables: link.get('variables') };
const active = activeTab();
if (!active) localStorage.removeItem('graphiql:tabState');
if (linked.query) {
  store(linked);
  if (!active) options.defaultTabs.unshift(linked);
} else if (active) {
  store(active);
}
// Tabs that were left as they are don't run by themselves.
const opensWith = linked.query || (active ? undefined : options.defaultTabs[0].query);
history.replaceState(null, '', location.pathname);
// GraphiQL would write the query into the address, without its variables.
options.onEditQuery = () => {};`;
