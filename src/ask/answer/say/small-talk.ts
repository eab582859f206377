/** Small talk: a short answer, with three things to ask next. */
import type { Graph } from '../../../graph/graph.ts';
import type { Question, SmallTalk } from '../../question.ts';
import type { AnswerParts } from '../answer.ts';

const texts: Readonly<Record<SmallTalk, string>> = {
  greeting:
    'Hi! Ask me about multimodal and language models: try "which open models take audio", "who made Flamingo" or "limitations of LMMs".',
  thanks: 'You\'re welcome! Ask on, for example "what\'s new".',
  help: 'I answer questions about multimodal and language models, with sources. Try "compare LMMs and LLMs", "best model on MMMU" or "how does Flamingo work".',
  maker: 'I am LMM Atlas: a program that reads your question and answers from a graph of cited facts. No language model writes my answers.',
  stop: 'Daily facts are stopped with "/lmm daily stop" in the channel that gets them. I answer only when asked.',
  subscribe: 'Daily facts are set up with "/lmm daily" in the channel that should get them.',
  goodbye: "Goodbye! I'm here when you have a question.",
  wellbeing: 'All good. Ask me about a model, a benchmark or a technique.',
};

export const saySmallTalk = (_graph: Graph, { topic }: Extract<Question, { form: 'smallTalk' }>): AnswerParts => ({ text: texts[topic] });
