-- How often readers found an answer useful: one row for each question of a workspace, and nothing about who they are.
CREATE TABLE "praise" (
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "praise_pkey" PRIMARY KEY ("platform", "workspace", "question"),
    CONSTRAINT "praise_question_form" CHECK ("question" ~ '\S' AND length("question") <= 500),
    CONSTRAINT "praise_count_positive" CHECK ("count" > 0)
);
CREATE INDEX "praise_at_idx" ON "praise"("at");
ALTER TABLE "praise" ADD CONSTRAINT "praise_platform_fkey" FOREIGN KEY ("platform") REFERENCES "platform"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
