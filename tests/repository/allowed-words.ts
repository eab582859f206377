/** Types named by a platform's or standard's word, each with the page that uses the word this way. */
export const allowedWords: Readonly<Record<string, string>> = {
  // An actions block holds buttons and selects; Block Kit calls each an interactive element, its event a block action.
  Action: 'https://docs.slack.dev/reference/block-kit/blocks/actions-block/',
  Block: 'https://docs.slack.dev/reference/block-kit/blocks/',
  Bot: 'https://discord.com/developers/docs/quick-start/overview-of-apps',
  // Discord completes an option's value while the user types.
  Complete: 'https://discord.com/developers/docs/interactions/application-commands',
  Completion: 'https://discord.com/developers/docs/interactions/application-commands',
  CompletionInput: 'https://discord.com/developers/docs/interactions/application-commands',
  Footer: 'https://discord.com/developers/docs/resources/message',
  Option: 'https://discord.com/developers/docs/interactions/application-commands',
  Options: 'https://discord.com/developers/docs/interactions/application-commands',
  OptionValue: 'https://discord.com/developers/docs/interactions/application-commands',
  // The input types of the mutations that add and edit a subscription.
  AddInput: 'https://graphql.org/learn/schema/',
  EditInput: 'https://graphql.org/learn/schema/',
  FieldName: 'https://graphql.org/learn/schema/',
  // Bolt's receivers mount custom routes.
  Route: 'https://docs.slack.dev/tools/bolt-js/concepts/custom-routes/',
};
