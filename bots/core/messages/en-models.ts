/** What the commands about models, benchmarks and dates say, in English. */

/** A number with its noun: "1 model", "2 models". */
export const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

export const models = {
  model: {
    description: 'One model in detail: maker, release date, inputs, outputs and abilities',
    options: { name: 'The name of the model, for example CLIP' },
    makers: 'Made by',
    classes: 'Class',
    listedAs: 'Listed by a source as',
    buildsOn: 'Builds on',
    accepts: 'Inputs',
    produces: 'Outputs',
    tasks: 'Tasks',
    released: 'Released',
    parameters: 'Parameters',
    contextTokens: 'Context in tokens',
    openWeights: 'Open weights',
    license: 'License',
    /** The label of a date that has passed, and of one that lies ahead. */
    retired: 'Retired',
    retires: 'Retires',
    announced: (date: string, announced: string) => `${date} (announced ${announced})`,
    predecessors: 'Successor of',
    successors: 'Replaced by',
    versionOf: 'Version of',
    versions: 'Versions',
    priceLabel: 'Price',
    inputPrice: (amount: string) => `${amount} in`,
    outputPrice: (amount: string) => `${amount} out`,
    /** How a price begins. */
    priceDate: {
      known: (date: string) => `As of ${date}`,
      stale: (date: string) => `As of ${date}, likely out of date`,
      unknown: 'Of an unknown date',
    },
    price: (date: string, amounts: string, provider: string) => `${date}: ${amounts} per million tokens, at ${provider}`,
    /** Who stands behind a score. */
    evaluators: {
      MAKER: (name: string) => `reported by ${name}`,
      BENCHMARK_AUTHORS: (name: string) => `measured by ${name}`,
      THIRD_PARTY: (name: string) => `measured by ${name}`,
      RIVAL: (name: string) => `in a table by ${name}`,
    },
    says: (origin: string, text: string) => `${origin} says ${text}`,
    facts: 'Facts',
    scores: 'Scores',
    /** A score in its unit; `RATIO` is a share of one. */
    units: {
      PERCENT: (value: string) => `${value}%`,
      RATIO: (value: string) => value,
      POINTS: (value: string) => `${value} points`,
      ELO: (value: string) => `${value} Elo`,
    },
    limitations: 'Its limitations',
    compareWith: (name: string) => `Compare with ${name}`,
  },
  models: {
    description: 'Models by maker, input, output, open weights, context length, price, score and date',
    options: {
      lab: 'The maker, for example OpenAI',
      input: 'An input they accept, for example audio',
      output: 'An output they produce, for example image',
      open: 'Whether the weights can be downloaded',
      min_context: 'Minimum context length in tokens, for example 128k',
      released_after: 'Released after this year, month or day, for example 2025-06',
      max_price: 'Maximum US dollars for a million tokens of input, for example 1',
      benchmark: 'With a score on this benchmark, best first, for example MMMU',
      retired: 'Only models that are retired or have a date for it',
      sort: 'The order (default: newest first)',
    },
    title: 'Models',
    lead: (count: number, shown: number, conditions: readonly string[], sorted: string) => {
      const found = [many(count, 'model'), ...(conditions.length === 0 ? [] : [conditions.join(', ')])].join(' ');
      if (count === 1) return `${found}.`;
      return shown < count ? `${found}: the first ${shown}, ${sorted}.` : `${found}, ${sorted}.`;
    },
    none: (conditions: readonly string[]) => `I know of no model ${conditions.join(', ')}. Try fewer conditions.`,
    conditions: {
      lab: (name: string) => `by ${name}`,
      input: (name: string) => `with ${name} as input`,
      output: (name: string) => `with ${name} as output`,
      open: { yes: 'with open weights', no: 'without open weights' },
      minContext: (tokens: string) => `with a context of at least ${tokens} tokens`,
      releasedAfter: (date: string) => `released after ${date}`,
      maxPrice: (amount: string) => `at most ${amount} per million tokens of input`,
      benchmark: (name: string, variant: string) => `with a score on ${name} (${variant})`,
      retired: 'retired or about to be',
    },
    sorted: {
      newest: 'newest first',
      oldest: 'oldest first',
      name: 'by name',
      context: 'largest context first',
      size: 'largest first',
      price: 'cheapest input first, by the dates that stand with the prices',
      score: 'best score first',
      retired: 'latest retirement first',
    },
    careful: 'Scores come from different evaluators and methods, and may not be comparable.',
    retired: (date: string) => `retired ${date}`,
    retires: (date: string) => `retires ${date}`,
    columns: {
      model: 'Model',
      score: 'Score',
      price: 'Price per million tokens',
      provider: 'Offered by',
      priceDate: 'Date of the price',
      maker: 'Maker',
      released: 'Released',
      context: 'Context in tokens',
    },
    which: 'One model in detail',
    all: 'All models',
  },
  benchmark: {
    description: 'What a benchmark measures, and how models score on it',
    options: { name: 'The name of the benchmark, for example MMMU' },
    metric: 'Metric',
    released: 'Released',
    measures: 'Measures',
    /** Above the scores of one variant, by who stands behind them. */
    scores: {
      maker: (variant: string) => `${variant}: reported by the makers`,
      others: (variant: string) => `${variant}: measured by others`,
      rival: (variant: string) => `${variant}: in the tables of competitors`,
    },
    columns: { score: 'Score', method: 'Method', asOf: 'As of' },
    chart: (benchmark: string, list: string) => `${benchmark}, ${list}`,
    careful: 'Scores with different methods or dates may not be comparable.',
    more: (shown: number, count: number) => `Showing ${shown} of ${count} scores.`,
    which: 'One of the models',
  },
  timeline: {
    description: 'Releases and retirements of models, benchmarks and dated facts, by date',
    options: {
      since: 'Only since this year, month or day, for example 2025',
      until: 'Only until this year, month or day (default: today)',
    },
    title: (span: readonly string[]) => ['Timeline', ...span].join(' '),
    since: (date: string) => `since ${date}`,
    until: (date: string) => `until ${date}`,
    lead: (count: number, shown: number, span: readonly string[]) => {
      const events = [many(count, 'event'), ...span].join(' ');
      if (count === 1) return `${events}.`;
      return shown < count ? `${events}: the latest ${shown}, latest first.` : `${events}, latest first.`;
    },
    none: (span: readonly string[]) => `${['Nothing is recorded', ...span].join(' ')}.`,
    corner: 'Date',
    columns: ['Event', 'What'],
    events: { FACT: 'Fact', RELEASE: 'Release', RETIREMENT: 'End of service' },
  },
} as const;
