/** The example tabs of the playground; the operation's name is the title of its tab. */
const text = (lines: string): { query: string } => ({ query: `${lines.trim()}\n` });

export const tabs: readonly { readonly query: string }[] = [
  text(`
# What limits large multimodal models, and who says so?
# Press the pink button (or Ctrl-Enter) to run it.
query Limitations {
  limitations(of: LMM) {
    name
    statement
    citations { locator source { title url publisher } }
  }
}`),
  text(`
# LMMs and LLMs side by side.
query Compare {
  compare(left: "lmm", right: "llm") {
    rows {
      name
      left { text }
      right { text }
      verdict
    }
  }
}`),
  text(`
# One model with its maker and what it takes in; every edge carries its own citations.
query Model {
  model(slug: "flamingo") {
    name
    summary
    releasedOn
    parameters
    makers { nodes { name } }
    accepts { edges { node { name } citations { source { title url } } } }
    facts(first: 10) { nodes { text } }
  }
}`),
  text(`
# The five stages of training, for LLMs and for LMMs.
query Training {
  training {
    ordinal
    name
    positions { subject { name } text note }
  }
}`),
  text(`
# The fact that belongs to a date.
query FactOfTheDay {
  factOfTheDay(date: "2026-11-23") {
    text
    citations { source { title url } }
  }
}`),
];
