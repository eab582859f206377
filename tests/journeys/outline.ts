/** The outline of the article, a row for each heading and list item: what is said, where, and how it is asked for. */
export interface OutlineRow {
  readonly item: string;
  /** All of them stand in one statement. */
  readonly words: readonly string[];
  /** Part of the locator of that statement's citation. */
  readonly locator: string;
  readonly query: keyof typeof queries;
  readonly command: string;
}

const cited = 'citations { locator source { url } }';
const about = (kind: string, slug: string) =>
  `{ entity(kind: ${kind}, slug: "${slug}") { summary ${cited} facts(first: 100) { nodes { text ${cited} } } } }`;

export const queries = {
  lmm: about('MODEL_CLASS', 'lmm'),
  comparison: `{ compare(left: "lmm", right: "llm") { rows { left { text ${cited} } right { text ${cited} } } } }`,
  modalities: `{ modalities { summary ${cited} facts(first: 100) { nodes { text ${cited} } } } }`,
  training: `{ training { positions { text ${cited} } } }`,
  clip: `{ model(slug: "clip") { summary ${cited} facts(first: 100) { nodes { text ${cited} } } } }`,
  flamingo: `{ model(slug: "flamingo") { summary ${cited} facts(first: 100) { nodes { text ${cited} } } } }`,
  clipLinks: `{ model(slug: "clip") { makers { edges { node { text: name } ${cited} } } listedAs { edges { node { text: name } ${cited} } } } }`,
  flamingoLinks: `{ model(slug: "flamingo") { makers { edges { node { text: name } ${cited} } } listedAs { edges { node { text: name } ${cited} } } } }`,
  limitations: `{ limitations(of: LMM) { statement ${cited} } }`,
  ofLlm: `{ limitations(of: LLM) { statement ${cited} } }`,
} as const;

const row = (item: string, words: string, locator: string, query: OutlineRow['query'], command: string): OutlineRow => ({
  ...{ item, locator, query, command },
  words: words.split(' + '),
});

const compare = 'compare lmm llm';
const famous = 'What are some famous large multimodal models?';
const limits = 'What are the limitations of large language models?';
const trained = 'How are large multimodal models trained?';

export const outline: readonly OutlineRow[] = [
  row('introduction: a breakthrough', 'breakthrough', 'opening paragraph', 'lmm', compare),
  row('introduction: complexity and data needs', 'complexity + data needs', 'opening paragraph', 'lmm', compare),
  row('what an LMM is', 'process and understand + images + audio + video', 'What is a large multimodal model', 'lmm', compare),
  row('its key feature', 'combines and interprets', 'What is a large multimodal model', 'lmm', compare),
  row('a more advanced LLM', 'more advanced LLMs', 'What is a large multimodal model', 'lmm', compare),
  row('outputs beyond text', 'not only in text', 'What is a large multimodal model', 'lmm', compare),
  row('a step to AGI, as an opinion', 'AIMultiple + artificial general intelligence', 'What is a large multimodal model', 'lmm', compare),
  row('difference 1: LMMs', 'text, images, audio, video + sensory', '1- Data Modalities, LMMs', 'comparison', compare),
  row('difference 1: LLMs', 'Specialized + text + images, audio', '1- Data Modalities, LLMs', 'comparison', compare),
  row(
    'difference 2: LMMs, with the news example',
    'several kinds of data + news + photographs + video',
    '2- Applications and Tasks, LMMs',
    'comparison',
    compare,
  ),
  row('difference 2: LLMs', 'writing articles + translating + summarizing', '2- Applications and Tasks, LLMs', 'comparison', compare),
  row('modality text: what it covers', 'books + articles + social media', 'Text', 'modalities', 'modalities'),
  row('modality text: tasks', 'translate + summarize + answer questions', 'Text', 'modalities', 'modalities'),
  row('modality images: what it covers', 'photographs + illustrations', 'Images', 'modalities', 'modalities'),
  row('modality images: tasks', 'classifying + detecting objects + descriptions', 'Images', 'modalities', 'modalities'),
  row('modality audio: what it covers', 'recordings + music + spoken language', 'Audio', 'modalities', 'modalities'),
  row('modality audio: tasks', 'spoken commands + speech or music', 'Audio', 'modalities', 'modalities'),
  row('modality video: what it covers', 'moving images + sounds', 'Video', 'modalities', 'modalities'),
  row('modality video: tasks', 'actions or events + clips', 'Video', 'modalities', 'modalities'),
  row('other sensory data', 'Sensory data', 'Data Modalities', 'modalities', 'modalities'),
  row('dated: most models only text and image', 'AIMultiple + only text and images', 'Video', 'lmm', 'modalities'),
  row('dated: audio and video as future research', 'audio and video + future research', 'Video', 'lmm', 'modalities'),
  row('stage 1: LLMs', 'books, websites', `${trained}, 1-`, 'training', 'training'),
  row('stage 1: LMMs', 'annotation and normalization', `${trained}, 1-`, 'training', 'training'),
  row('stage 2: LLMs', 'transformers + sequences', `${trained}, 2-`, 'training', 'training'),
  row('stage 2: LMMs', 'CNNs + RNNs + fuse', `${trained}, 2-`, 'training', 'training'),
  row('stage 3: LLMs', 'Masked language modeling', `${trained}, 3-`, 'training', 'training'),
  row('stage 3: LMMs', 'captioning + video', `${trained}, 3-`, 'training', 'training'),
  row('stage 4: LLMs', 'specialized text + translating', `${trained}, 4-`, 'training', 'training'),
  row('stage 4: LMMs', 'each modality + relate', `${trained}, 4-`, 'training', 'training'),
  row('stage 5: LLMs', 'fluency, coherence and relevance', `${trained}, 5-`, 'training', 'training'),
  row('stage 5: LMMs', 'image recognition + audio', `${trained}, 5-`, 'training', 'training'),
  row('CLIP: what it is for', 'CLIP + natural language', `${famous}, item 1`, 'clip', 'model clip'),
  row('CLIP: zero-shot classification', 'categories + not explicitly trained', `${famous}, item 1`, 'clip', 'model clip'),
  row('CLIP: by OpenAI', 'OpenAI', `${famous}, item 1`, 'clipLinks', 'model clip'),
  row('CLIP: listed as an LMM', 'LMM', `${famous}, item 1`, 'clipLinks', 'model clip'),
  row('Flamingo: both language and vision', 'language + images + text', `${famous}, item 2`, 'flamingo', 'model flamingo'),
  row('Flamingo: by DeepMind', 'DeepMind', `${famous}, item 2`, 'flamingoLinks', 'model flamingo'),
  row('limitation 1: data and bias', 'training data + biases', `${limits}, item 1`, 'limitations', 'limitations'),
  row('limitation 2: computing', 'computing power + expensive', `${limits}, item 2`, 'limitations', 'limitations'),
  row('limitation 3: interpretability', 'healthcare + law enforcement', `${limits}, item 3`, 'limitations', 'limitations'),
  row('limitation 4: integration', 'nuances + subtleties', `${limits}, item 4`, 'limitations', 'limitations'),
  row('limitation 5: generalization', 'new data + overfit', `${limits}, item 5`, 'limitations', 'limitations'),
  row('the heading speaks of LLMs', 'overfit', `${limits}, item 5`, 'ofLlm', 'limitations of llm'),
];
