-- Questions without an answer and questions of answers that were reported as wrong, for the curators: no person, no channel.
CREATE TABLE "question" (
    "id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "reason" TEXT,
    "reading" TEXT,
    "times" INTEGER NOT NULL DEFAULT 1,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "resolved_at" TIMESTAMPTZ(3),
    "resolution" TEXT,
    "feedback_id" UUID,

    CONSTRAINT "question_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "question_text_form" CHECK ("text" ~ '\S' AND length("text") <= 500 AND length("key") <= 500),
    CONSTRAINT "question_kind_known" CHECK ("kind" IN ('entity', 'relation', 'attribute', 'date', 'scope', 'answer')),
    CONSTRAINT "question_reason_known" CHECK ("reason" IN ('absent', 'scope', 'unknown-name')),
    CONSTRAINT "question_status_known" CHECK ("status" IN ('open', 'resolved', 'declined')),
    CONSTRAINT "question_resolved" CHECK (("status" = 'open') = ("resolved_at" IS NULL)),
    CONSTRAINT "question_times_positive" CHECK ("times" > 0)
);
CREATE UNIQUE INDEX "question_platform_workspace_key_key" ON "question"("platform", "workspace", "key");
CREATE INDEX "question_platform_workspace_at_id_idx" ON "question"("platform", "workspace", "at", "id");
CREATE INDEX "question_status_kind_words_idx" ON "question"("status", "kind", "words");
CREATE INDEX "question_key_idx" ON "question"("key");
CREATE INDEX "question_at_idx" ON "question"("at");
ALTER TABLE "question" ADD CONSTRAINT "question_platform_fkey" FOREIGN KEY ("platform") REFERENCES "platform"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "question" ADD CONSTRAINT "question_feedback_id_fkey" FOREIGN KEY ("feedback_id") REFERENCES "feedback"("id") ON DELETE SET NULL ON UPDATE RESTRICT;

-- What holds for a whole workspace.
CREATE TABLE "workspace_setting" (
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "keeps_questions" BOOLEAN NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "workspace_setting_pkey" PRIMARY KEY ("platform", "workspace"),
    CONSTRAINT "workspace_setting_workspace_filled" CHECK ("workspace" ~ '\S')
);
ALTER TABLE "workspace_setting" ADD CONSTRAINT "workspace_setting_platform_fkey" FOREIGN KEY ("platform") REFERENCES "platform"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- How many questions had no answer, by day and reason.
CREATE TABLE "refusal" (
    "day" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "refusal_pkey" PRIMARY KEY ("day", "reason"),
    CONSTRAINT "refusal_day_form" CHECK ("day" ~ '^\d{4}-\d{2}-\d{2}$'),
    CONSTRAINT "refusal_count_positive" CHECK ("count" > 0)
);
