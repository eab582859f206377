-- A score says who measured it, and is kept apart by that and by its date. The seed writes the files' scores again with their names.
ALTER TABLE "score"
    ADD COLUMN "evaluator" TEXT NOT NULL DEFAULT 'third-party',
    ADD COLUMN "measured_by" TEXT NOT NULL DEFAULT '',
    ADD CONSTRAINT "score_evaluator_known" CHECK ("evaluator" IN ('maker', 'benchmark-authors', 'third-party', 'rival'));
DROP INDEX "score_model_id_benchmark_id_variant_origin_key";
CREATE UNIQUE INDEX "score_key" ON "score"("model_id", "benchmark_id", "variant", "measured_by", "as_of", "origin") NULLS NOT DISTINCT;

-- The end of a model, and when it was announced.
ALTER TABLE "model"
    ADD COLUMN "retired_on" TEXT,
    ADD COLUMN "retirement_announced_on" TEXT,
    ADD CONSTRAINT "model_retired_on_form" CHECK ("retired_on" ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
    ADD CONSTRAINT "model_retirement_announced_on_form" CHECK ("retirement_announced_on" ~ '^\d{4}(-\d{2}(-\d{2})?)?$');

-- What a provider says of the end of a model, and the date of the record in a catalog that dates its records.
ALTER TABLE "offering"
    ADD COLUMN "retired_on" TEXT,
    ADD COLUMN "as_of" TEXT,
    ADD CONSTRAINT "offering_as_of_form" CHECK ("as_of" ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
    ADD CONSTRAINT "offering_retired_on_form" CHECK ("retired_on" ~ '^\d{4}(-\d{2}(-\d{2})?)?$');
