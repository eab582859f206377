/** What changed in the graph since a date. */
import { type ChangeKind, changesIn } from '../../changes/changes.ts';
import { readLog } from '../../changes/log.ts';
import { changesAbout, resolveSubject } from '../../changes/subjects.ts';
import { BadInput } from '../../errors.ts';
import { builder } from '../base/builder.ts';
import { CROSSING_POINTS, pageComplexity } from '../base/page.ts';
import { ChangeConnection, ChangeKindEnum, changePage } from './change.ts';

/** Each request reads the log from the database and compares its rows with the graph. */
const MAX_ROWS = 5_000;
const LOG_POINTS = 10 * CROSSING_POINTS;
const PAGING = ['first', 'last', 'after', 'before'] as const;

builder.queryFields((t) => ({
  changes: t.field({
    type: ChangeConnection,
    description:
      'What is new since a date, by kind, then newest first: up to the newest 5000 changes. What a new database or a new catalog starts with is not new.',
    args: {
      ...t.arg.connectionArgs(),
      since: t.arg({ type: 'Date', required: true, description: 'The first day, in UTC; changes are kept for 400 days.' }),
      kinds: t.arg({ type: [ChangeKindEnum], description: 'Only changes of these kinds; all by default.' }),
      about: t.arg.string({ description: 'Only changes about this entity, or this line of models such as `Gemini`.' }),
    },
    complexity: (args) => {
      const { field, multiplier } = pageComplexity(Object.fromEntries(PAGING.map((name) => [name, args[name]])));
      return { field: field + LOG_POINTS, multiplier };
    },
    resolve: async (_root, { since, kinds, about, ...page }, { client, graph }) => {
      if (kinds?.length === 0)
        throw new BadInput('"kinds" is empty, so nothing would ever come. Name kinds in it, or leave it out for all.', { at: ['kinds'] });
      const subject = about == null ? undefined : resolveSubject(graph, about, ['about']);
      const isWanted = (kind: ChangeKind): boolean => kinds == null || kinds.includes(kind);
      const span = { since: new Date(`${since}T00:00:00Z`), until: graph.revision };
      const relations = subject !== undefined || isWanted('relation-created');
      const rows = await readLog(client, span, { relations, atMost: MAX_ROWS });
      const all = changesIn(graph, rows);
      const concerned = subject === undefined ? all : changesAbout(graph, all, [subject.id]);
      return changePage(
        concerned.filter(({ kind }) => isWanted(kind)),
        page,
      );
    },
  }),
}));
