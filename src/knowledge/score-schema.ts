/** A file of scores: the results on one benchmark, in tables as the sources print them, a row for each model. */
import { z } from 'zod';
import { type Evaluator, evaluators, type ScoreUnit, scoreUnits } from '../graph/ontology.ts';
import { citations, date, id, object, text, withHint } from '../rules/fields.ts';

/** What makes two results comparable, and who stands behind them: stated once for a table, or for a row that differs. */
const circumstances = {
  variant: text(80).optional(),
  method: text(300).optional(),
  evaluator: z.enum(evaluators).optional(),
  measuredBy: text(80).optional(),
  asOf: date.optional(),
  note: text(500).optional(),
};

const row = object({ model: id, value: z.number(), ...circumstances });
const table = object({ citations, ...circumstances, rows: z.array(row).min(1) });

/** A result cannot be compared without these; each with what to write. */
const required = {
  variant:
    'Name the split or mode, such as "validation" or "without subtitles"; "full test" if there is only one, "split not stated" if the source does not say.',
  evaluator: `Say who stands behind it: ${evaluators.join(', ')}.`,
  measuredBy: 'Name the organization or group that measured or reported it.',
  asOf: 'Write the date of the table or of the measurement, at least its year.',
} as const;

const scoresObject = object({ unit: z.enum(scoreUnits), tables: z.array(table).min(1) }).superRefine(({ tables }, context) => {
  for (const [tableIndex, { rows, ...shared }] of tables.entries()) {
    for (const [rowIndex, own] of rows.entries()) {
      for (const [name, hint] of Object.entries(required)) {
        if (name in own || name in shared) continue;
        const path = ['tables', tableIndex, 'rows', rowIndex];
        context.addIssue({ code: 'custom', path, message: withHint(`The score has no "${name}".`, hint) });
      }
    }
  }
});

/** A result with all that it needs to be compared, and its place in the file. */
export interface ScoreFile {
  readonly model: string;
  readonly value: number;
  readonly unit: ScoreUnit;
  readonly variant: string;
  readonly method: string | null;
  readonly evaluator: Evaluator;
  readonly measuredBy: string;
  readonly asOf: string;
  readonly note: string | null;
  readonly citations: z.output<typeof citations>;
  readonly path: readonly ['tables', number, 'rows', number];
}

/** The file of one benchmark; its name is the benchmark's. The check above has refused rows that lack something. */
export const scoresSchema = scoresObject.transform(({ unit, tables }): ScoreFile[] =>
  tables.flatMap((shared, tableIndex) =>
    shared.rows.map((own, rowIndex) => ({
      model: own.model,
      value: own.value,
      unit,
      variant: own.variant ?? shared.variant ?? '',
      method: own.method ?? shared.method ?? null,
      evaluator: own.evaluator ?? shared.evaluator ?? 'third-party',
      measuredBy: own.measuredBy ?? shared.measuredBy ?? '',
      asOf: own.asOf ?? shared.asOf ?? '',
      note: own.note ?? shared.note ?? null,
      citations: shared.citations,
      path: ['tables', tableIndex, 'rows', rowIndex],
    })),
  ),
);
