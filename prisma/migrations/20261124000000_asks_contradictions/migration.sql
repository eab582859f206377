-- Lay phrasings of entities, facts that contradict each other, facts that are never posted unasked.
CREATE TABLE "ask" (
    "entity_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "origin" TEXT NOT NULL,

    CONSTRAINT "ask_pkey" PRIMARY KEY ("entity_id","text")
);

CREATE TABLE "contradiction" (
    "fact_id" TEXT NOT NULL,
    "other_id" TEXT NOT NULL,

    CONSTRAINT "contradiction_pkey" PRIMARY KEY ("fact_id","other_id")
);

ALTER TABLE "fact" ADD COLUMN "sensitive" BOOLEAN NOT NULL DEFAULT false;

CREATE INDEX "contradiction_other_id_idx" ON "contradiction"("other_id");

ALTER TABLE "ask" ADD CONSTRAINT "ask_entity_id_fkey" FOREIGN KEY ("entity_id") REFERENCES "entity"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "contradiction" ADD CONSTRAINT "contradiction_fact_id_fkey" FOREIGN KEY ("fact_id") REFERENCES "fact"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "contradiction" ADD CONSTRAINT "contradiction_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "fact"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma cannot say -----------------------------------------------------------------------------------------------

ALTER TABLE "ask" ADD CONSTRAINT "ask_text_length" CHECK (char_length(btrim("text")) BETWEEN 3 AND 80);
ALTER TABLE "contradiction" ADD CONSTRAINT "contradiction_of_another" CHECK ("fact_id" <> "other_id");
ALTER TABLE "fact" ADD CONSTRAINT "fact_daily_not_sensitive" CHECK (NOT ("daily" AND "sensitive"));
ALTER TABLE "score"
    ADD CONSTRAINT "score_unit_known" CHECK ("unit" IN ('percent', 'points', 'elo', 'ratio')),
    ADD CONSTRAINT "score_percent_range" CHECK ("unit" <> 'percent' OR "value" BETWEEN 0 AND 100),
    ADD CONSTRAINT "score_as_of_form" CHECK ("as_of" ~ '^\d{4}(-\d{2}(-\d{2})?)?$');

CREATE TRIGGER raise_graph_revision AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "ask"
    FOR EACH STATEMENT EXECUTE FUNCTION raise_graph_revision();
CREATE TRIGGER raise_graph_revision AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "contradiction"
    FOR EACH STATEMENT EXECUTE FUNCTION raise_graph_revision();
