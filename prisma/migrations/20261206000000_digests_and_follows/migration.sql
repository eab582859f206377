-- The log of changes also names the statement that is new, where a subject has many of a kind, and what readers have to know of an
-- update: a fact says something else or was withdrawn, a model got an end.
ALTER TABLE "change" ADD COLUMN "item" TEXT;

-- As before, with the statement as a fourth argument: its id as SQL; without it, one row stands for all of a subject.
CREATE OR REPLACE FUNCTION "record_change"() RETURNS trigger LANGUAGE plpgsql AS $$
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
        'INSERT INTO change (revision, subject, part, kind, item, origin, baseline) '
        'SELECT $1, subject, part, CASE WHEN part = $2 THEN $3 ELSE ''updated'' END, item, min(origin), $4 '
        'FROM (SELECT %s AS subject, %s AS part, %s AS origin, %s AS item FROM (%s) r) said '
        'WHERE subject IS NOT NULL AND part IS NOT NULL GROUP BY subject, part, item LIMIT %s',
        TG_ARGV[0], TG_ARGV[1], TG_ARGV[2], coalesce(TG_ARGV[3], 'NULL::text'), rows, most + 1)
        USING current, TG_TABLE_NAME, kind, coalesce(current_setting('lmm.baseline', true), '') = 'on';
    GET DIAGNOSTICS logged = ROW_COUNT;
    IF logged > most THEN
        DELETE FROM change WHERE revision = current AND id > (SELECT max(id) - logged FROM change);
        PERFORM record_everything(TG_TABLE_NAME);
    END IF;
    RETURN NULL;
END $$;

DO $$
DECLARE
    logged record;
    operation record;
BEGIN
    FOR logged IN SELECT * FROM (VALUES ('relation', 'r.from_id'), ('score', 'r.model_id')) AS tables (name, subject)
    LOOP
        FOR operation IN
            SELECT * FROM (VALUES ('INSERT', 'NEW TABLE AS new_rows'), ('DELETE', 'OLD TABLE AS old_rows')) AS operations (name, tables)
        LOOP
            EXECUTE format('DROP TRIGGER %I ON %I', 'record_' || lower(operation.name), logged.name);
            EXECUTE format(
                'CREATE TRIGGER %I AFTER %s ON %I REFERENCING %s FOR EACH STATEMENT EXECUTE FUNCTION record_change(%L, %L, %L, %L)',
                'record_' || lower(operation.name), operation.name, logged.name, operation.tables,
                logged.subject, quote_literal(logged.name), 'r.origin', 'r.id');
        END LOOP;
    END LOOP;
END $$;

-- Names what of an updated row readers have to know. The arguments: the part of the graph; the origin of a row n, as SQL; and pairs of a
-- name and a condition on the row before (o) and after (n), as SQL.
CREATE FUNCTION "record_items"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format(
        'INSERT INTO change (revision, subject, part, kind, item, origin, baseline) '
        'SELECT (SELECT revision FROM graph_revision), n.id, %L, ''updated'', items.name, %s, $1 '
        'FROM new_rows n JOIN old_rows o ON o.id = n.id CROSS JOIN LATERAL (VALUES %s) AS items (name, holds) WHERE items.holds',
        TG_ARGV[0], TG_ARGV[1], TG_ARGV[2])
        USING coalesce(current_setting('lmm.baseline', true), '') = 'on';
    RETURN NULL;
END $$;
CREATE TRIGGER record_update_items AFTER UPDATE ON "fact" REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION record_items('fact', 'n.origin',
        '(''text'', n.text <> o.text), (''retracted'', o.retracted_on IS NULL AND n.retracted_on IS NOT NULL)');
CREATE TRIGGER record_update_items AFTER UPDATE ON "model" REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION record_items('entity', '(SELECT origin FROM entity WHERE id = n.id)',
        '(''retired'', n.retired_on IS NOT NULL AND n.retired_on IS DISTINCT FROM o.retired_on)');

-- Besides facts, a subscription may post what is new in the graph: all of it, or about what a channel follows.
ALTER TABLE "subscription"
    ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'facts',
    ADD COLUMN "told_revision" BIGINT,
    ADD COLUMN "told_at" TIMESTAMPTZ(3),
    ADD CONSTRAINT "subscription_kind_known" CHECK ("kind" IN ('facts', 'digest', 'follow')),
    ADD CONSTRAINT "subscription_told" CHECK (
        ("kind" = 'facts') = ("told_revision" IS NULL) AND ("told_revision" IS NULL) = ("told_at" IS NULL)
    ),
    -- A direct message may belong to no workspace.
    DROP CONSTRAINT "subscription_place_filled",
    ADD CONSTRAINT "subscription_place_filled" CHECK (
        ("workspace" <> '' OR "kind" = 'follow') AND "channel" <> '' AND "created_by" <> ''
    );
ALTER TABLE "delivery"
    ADD COLUMN "since" TIMESTAMPTZ(3),
    ADD COLUMN "from_revision" BIGINT,
    ADD COLUMN "to_revision" BIGINT,
    ADD CONSTRAINT "delivery_revisions_together" CHECK (
        ("from_revision" IS NULL) = ("to_revision" IS NULL) AND ("from_revision" IS NULL) = ("since" IS NULL)
        AND "from_revision" < "to_revision"
    ),
    DROP CONSTRAINT "delivery_has_fact",
    ADD CONSTRAINT "delivery_has_content" CHECK (
        "state" NOT IN ('planned', 'sending', 'sent') OR num_nonnulls("fact_id", "to_revision") = 1
    ),
    DROP CONSTRAINT "delivery_sent_where",
    ADD CONSTRAINT "delivery_sent_where" CHECK (
        ("state" = 'sent') = ("sent_at" IS NOT NULL)
        AND ("state" <> 'sent' OR ("message_id" IS NOT NULL AND "channel" IS NOT NULL))
        AND ("state" <> 'sent' OR ("fact_id" IS NULL) = ("posted_text" IS NULL))
    );
