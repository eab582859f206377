/** Question groups: what questions failed by, with the questions, the most frequent first. */
import type { Client } from '../../database/client.ts';
import type { FailedKind, QuestionRow, QuestionStatus } from './questions.ts';

export interface QuestionFilter {
  readonly kind?: FailedKind | null | undefined;
  readonly platform?: string | null | undefined;
  readonly workspace?: string | null | undefined;
  readonly status: QuestionStatus;
}

export interface QuestionGroup {
  readonly kind: FailedKind;
  readonly words: string;
  /** How often it was asked, in all wordings. */
  readonly questions: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
}

/** More groups than curators read; the least frequent are left out. */
const MAX_GROUPS = 5_000;

const whereOf = ({ kind, platform, workspace, status }: QuestionFilter) => ({
  status,
  ...(kind == null ? {} : { kind }),
  ...(platform == null ? {} : { platform }),
  ...(workspace == null ? {} : { workspace }),
});

export async function listGroups(client: Client, filter: QuestionFilter): Promise<QuestionGroup[]> {
  const groups = await client.question.groupBy({
    by: ['kind', 'words'],
    where: whereOf(filter),
    _sum: { times: true },
    _min: { firstAt: true },
    _max: { at: true },
    orderBy: [{ _sum: { times: 'desc' } }, { kind: 'asc' }, { words: 'asc' }],
    take: MAX_GROUPS,
  });
  const found = groups.flatMap(({ kind, words, _sum, _min, _max }): QuestionGroup[] =>
    // A CHECK of the table allows no other kind.
    _min.firstAt === null || _max.at === null
      ? []
      : [{ kind: kind as FailedKind, words, questions: _sum.times ?? 0, firstAt: _min.firstAt, lastAt: _max.at }],
  );
  // By code units, as cursors compare: a database may sort words by the rules of a language.
  return found.sort((one, other) => other.questions - one.questions || byText(one.kind, other.kind) || byText(one.words, other.words));
}

function byText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** The questions of a group, the most frequent first. */
export const questionsOfGroup = (
  client: Client,
  { kind, words }: Pick<QuestionGroup, 'kind' | 'words'>,
  filter: QuestionFilter,
  limit: number,
): Promise<QuestionRow[]> =>
  client.question.findMany({
    where: { ...whereOf(filter), kind, words },
    orderBy: [{ times: 'desc' }, { at: 'desc' }, { id: 'asc' }],
    take: limit,
  });
