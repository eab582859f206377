/** The example tabs of the playground; the operation's name is the title of its tab. */

/** A tab as GraphiQL stores it: the texts of its editors. */
interface Tab {
  readonly query: string;
  readonly variables?: string;
}

const exampleTab = (document: string, variables?: object): Tab => ({
  query: `${document.trim()}\n`,
  ...(variables === undefined ? {} : { variables: JSON.stringify(variables, null, 2) }),
});

export interface TabOptions {
  readonly today: string;
  /** The revision of the graph that the page opens with. */
  readonly revision: bigint;
}

export const exampleTabs = ({ today, revision }: TabOptions): readonly Tab[] => [
  exampleTab(`
# What limits large multimodal models? Who says so?
# Press the pink button (or Ctrl-Enter) to run it.
query Limitations {
  limitations(of: LMM) {
    name
    statement
    citations { locator source { title url publisher } }
  }
}`),
  exampleTab(`
# LMMs and LLMs side by side, row by row.
# Any two models or classes will do: try "clip".
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
  exampleTab(`
# One model, its maker, and what it takes in.
# Each edge is a statement with its own citations.
query Model {
  model(slug: "flamingo") {
    name
    summary
    releasedOn
    parameters
    citations { locator source { title url } }
    makers { nodes { name } }
    accepts { edges { node { name } citations { source { title url } } } }
    facts(first: 10) { nodes { text type attributedTo citations { source { title url } } } }
  }
}`),
  exampleTab(`
# Models that take audio in, ten at a time.
# Read on with "after" and the endCursor of a page.
query ModelsThatHear {
  models(filter: { accepts: ["audio"] }, first: 10) {
    totalCount
    nodes {
      name
      releasedOn
      accepts(first: 5) { nodes { name } }
    }
    pageInfo { hasNextPage endCursor }
  }
}`),
  exampleTab(`
# How one thing leads to another, step by step.
# A reversed step is read from its other end.
query Path {
  path(
    from: { kind: MODEL, slug: "clip" }
    to: { kind: LIMITATION, slug: "hallucination" }
  ) {
    length
    steps {
      relation { type citations { source { title url } } }
      reversed
      entity { kind name }
    }
  }
}`),
  exampleTab(`
# The five stages of training, for LLMs and for LMMs.
query Training {
  training {
    ordinal
    name
    positions { subject { name } text note }
  }
}`),
  exampleTab(
    `
# The fact of a day: the same for all callers.
# The date is a variable: change it below.
query FactOfTheDay($date: Date!) {
  factOfTheDay(date: $date) {
    text
    type
    asOf
    about { name ... on Model { releasedOn } }
    citations { locator source { title url } }
  }
}`,
    { date: today },
  ),
  exampleTab(`
# Listening since revision ${revision}: this one stays open.
# What is created, updated or deleted shows up here.
subscription Changes {
  entityChanged {
    type
    kind
    name
    revision
    entity { summary }
  }
}`),
];
