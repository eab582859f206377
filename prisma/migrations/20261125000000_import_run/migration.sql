-- The runs of catalog imports, and what a provider says of the model that it sells.
-- The first part is what schema.prisma says too; the second part (from "What Prisma cannot say") stands only here.

-- AlterTable
ALTER TABLE "offering"
    ADD COLUMN "by_maker" BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN "released_on" TEXT,
    ADD COLUMN "accepts" TEXT[],
    ADD COLUMN "produces" TEXT[],
    ADD COLUMN "open_weights" BOOLEAN,
    ADD COLUMN "knowledge_cutoff" TEXT;

-- CreateTable
CREATE TABLE "import_run" (
    "id" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,
    "message" TEXT,
    "etag" TEXT,
    "basis" TEXT,
    "counts" JSONB NOT NULL,

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "import_run_origin_finished_at_idx" ON "import_run"("origin", "finished_at");


-- What Prisma cannot say -----------------------------------------------------------------------------------------------

ALTER TABLE "import_run"
    ADD CONSTRAINT "import_run_outcome" CHECK ("outcome" IN ('imported', 'unchanged', 'failed')),
    ADD CONSTRAINT "import_run_times" CHECK ("finished_at" >= "started_at");
ALTER TABLE "offering"
    ADD CONSTRAINT "offering_status" CHECK ("status" IN ('active', 'alpha', 'beta', 'deprecated', 'withdrawn')),
    ADD CONSTRAINT "offering_released_form" CHECK ("released_on" ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
    ADD CONSTRAINT "offering_cutoff_form" CHECK ("knowledge_cutoff" ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
    ADD CONSTRAINT "offering_observed_form" CHECK ("observed_on" ~ '^\d{4}-\d{2}-\d{2}$'),
    ADD CONSTRAINT "offering_missing_form" CHECK ("missing_since" ~ '^\d{4}-\d{2}-\d{2}$');
