/** Says what the graph holds for a question. */
import type { Graph } from '../../../graph/graph.ts';
import type { Question } from '../../question.ts';
import type { AnswerParts } from '../answer.ts';
import { sayCount, sayList, sayTop } from './lists.ts';
import { sayCompare, sayPath } from './pairs.ts';
import { saySmallTalk } from './small-talk.ts';
import { sayAttribute, sayDefine, sayHow, sayLimits, sayScores, sayStages, sayTasks, sayWhy } from './subjects.ts';
import { sayYesNo } from './yes-no.ts';

type Say = { readonly [Form in Question['form']]: (graph: Graph, question: Extract<Question, { form: Form }>) => AnswerParts };

const says: Say = {
  ...{ define: sayDefine, attribute: sayAttribute, list: sayList, count: sayCount, top: sayTop, compare: sayCompare, path: sayPath },
  ...{ yesNo: sayYesNo, limits: sayLimits, why: sayWhy, stages: sayStages, tasks: sayTasks, how: sayHow, scores: sayScores },
  smallTalk: saySmallTalk,
};

export const say = (graph: Graph, question: Question): AnswerParts =>
  (says[question.form] as (graph: Graph, question: Question) => AnswerParts)(graph, question);
