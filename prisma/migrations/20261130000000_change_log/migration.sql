-- What changed at which revision, so that a process can apply the changes to the graph it holds instead of loading all of it again.
-- Written by triggers in the transaction that raises the revision: whoever writes, the log has it.
CREATE TABLE "change" (
    "id" BIGSERIAL NOT NULL,
    "revision" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "subject" TEXT,
    "part" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "origin" TEXT,
    "baseline" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "change_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "change_kind_known" CHECK ("kind" IN ('created', 'updated', 'deleted'))
);
CREATE INDEX "change_revision_idx" ON "change"("revision");
CREATE INDEX "change_at_idx" ON "change"("at");

-- The log has every change after this revision. Changes before the log, and those it could not hold, are older.
ALTER TABLE "graph_revision" ADD COLUMN "logged_since" BIGINT NOT NULL DEFAULT 0;
UPDATE "graph_revision" SET "logged_since" = "revision";

-- One row for each subject of a statement; for more subjects than anyone would apply, one row for all.
-- Arguments: for a row r, its subject, the part of the graph, and its origin, as SQL.
CREATE FUNCTION "record_change"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    most constant int := 20000;
    logged int;
    current bigint;
    rows text := CASE TG_OP
        WHEN 'INSERT' THEN 'SELECT * FROM new_rows'
        WHEN 'DELETE' THEN 'SELECT * FROM old_rows'
        ELSE 'SELECT * FROM new_rows UNION ALL SELECT * FROM old_rows' END;
    kind text := CASE TG_OP WHEN 'INSERT' THEN 'created' WHEN 'DELETE' THEN 'deleted' ELSE 'updated' END;
BEGIN
    SELECT revision INTO current FROM graph_revision;
    EXECUTE format(
        'INSERT INTO change (revision, subject, part, kind, origin, baseline) '
        'SELECT $1, subject, part, CASE WHEN part = $2 THEN $3 ELSE ''updated'' END, min(origin), $4 '
        'FROM (SELECT %s AS subject, %s AS part, %s AS origin FROM (%s) r) said '
        'WHERE subject IS NOT NULL AND part IS NOT NULL GROUP BY subject, part LIMIT %s',
        TG_ARGV[0], TG_ARGV[1], TG_ARGV[2], rows, most + 1)
        USING current, TG_TABLE_NAME, kind, coalesce(current_setting('lmm.baseline', true), '') = 'on';
    GET DIAGNOSTICS logged = ROW_COUNT;
    IF logged > most THEN
        DELETE FROM change WHERE revision = current AND id > (SELECT max(id) - logged FROM change);
        PERFORM record_everything(TG_TABLE_NAME);
    END IF;
    RETURN NULL;
END $$;

-- Nobody can apply this: whoever follows loads the whole graph.
CREATE FUNCTION "record_everything"(part text) RETURNS void LANGUAGE sql AS $$
    INSERT INTO change (revision, subject, part, kind) SELECT revision, NULL, part, 'updated' FROM graph_revision;
    UPDATE graph_revision SET logged_since = revision;
$$;
CREATE FUNCTION "record_truncate"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM record_everything(TG_TABLE_NAME);
    RETURN NULL;
END $$;

-- Logs the changes of a table of knowledge. The arguments are those of "record_change". Triggers run in the order of their names:
-- these find the revision that "raise_graph_revision" has just raised.
CREATE FUNCTION "log_changes_of"(table_name text, subject text, part text, origin text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    operation record;
BEGIN
    FOR operation IN
        SELECT * FROM (VALUES
            ('INSERT', 'NEW TABLE AS new_rows'), ('DELETE', 'OLD TABLE AS old_rows'),
            ('UPDATE', 'NEW TABLE AS new_rows OLD TABLE AS old_rows')
        ) AS operations (name, tables)
    LOOP
        EXECUTE format(
            'CREATE TRIGGER %I AFTER %s ON %I REFERENCING %s FOR EACH STATEMENT EXECUTE FUNCTION record_change(%L, %L, %L)',
            'record_' || lower(operation.name), operation.name, table_name, operation.tables, subject, part, origin);
    END LOOP;
    EXECUTE format('CREATE TRIGGER record_truncate AFTER TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION record_truncate()', table_name);
END $$;

SELECT log_changes_of(table_name, subject, part, origin) FROM (VALUES
    ('entity', 'r.id', '''entity''', 'r.origin'),
    ('alias', 'r.entity_id', '''entity''', 'r.origin'),
    ('ask', 'r.entity_id', '''entity''', 'r.origin'),
    ('model', 'r.id', '''entity''', 'NULL::text'),
    ('organization', 'r.id', '''entity''', 'NULL::text'),
    ('benchmark', 'r.id', '''entity''', 'NULL::text'),
    ('modality', 'r.id', '''entity''', 'NULL::text'),
    ('dimension', 'r.id', '''entity''', 'NULL::text'),
    ('stage', 'r.id', '''entity''', 'NULL::text'),
    ('limitation', 'r.id', '''entity''', 'NULL::text'),
    ('relation', 'r.from_id', '''relation''', 'r.origin'),
    ('position', 'r.subject_id', '''position''', 'r.origin'),
    ('fact', 'r.id', '''fact''', 'r.origin'),
    ('fact_subject', 'r.fact_id', '''fact''', 'NULL::text'),
    ('contradiction', 'unnest(ARRAY[r.fact_id, r.other_id])', '''fact''', 'NULL::text'),
    ('score', 'r.model_id', '''score''', 'r.origin'),
    ('offering', 'coalesce(r.model_id, ''unresolved'')', '''offering''', 'r.origin'),
    ('value', 'r.entity_id', '''value''', 'r.origin'),
    ('source', 'r.id', '''source''', 'r.origin'),
    ('redirect', 'r.from_id', '''redirect''', 'r.origin'),
    ('citation',
        'coalesce(r.entity_id, r.fact_id, '
        '(SELECT from_id FROM relation WHERE id = r.relation_id), '
        '(SELECT subject_id FROM position WHERE id = r.position_id), '
        '(SELECT model_id FROM score WHERE id = r.score_id), '
        '(SELECT entity_id FROM value WHERE id = r.value_id))',
        'CASE WHEN r.entity_id IS NOT NULL THEN ''entity'' WHEN r.fact_id IS NOT NULL THEN ''fact'' '
        'WHEN r.relation_id IS NOT NULL THEN ''relation'' WHEN r.position_id IS NOT NULL THEN ''position'' '
        'WHEN r.score_id IS NOT NULL THEN ''score'' ELSE ''value'' END',
        'r.origin')
) AS sources (table_name, subject, part, origin);
