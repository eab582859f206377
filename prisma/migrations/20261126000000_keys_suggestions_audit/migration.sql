-- API keys, suggestions of readers, and the audit of what is written through the API: operational rows, no knowledge.
-- The first part is what schema.prisma says too; the second part (from "What Prisma cannot say") stands only here.

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "lookup" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suggestion" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "text" TEXT NOT NULL,
    "about_id" TEXT,
    "url" TEXT,
    "platform" TEXT,
    "author" TEXT,
    "key_id" TEXT NOT NULL,
    "key_name" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by" TEXT,
    "note" TEXT,

    CONSTRAINT "suggestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "key_id" TEXT NOT NULL,
    "key_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "audit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_key_lookup_key" ON "api_key"("lookup");

-- CreateIndex
CREATE INDEX "suggestion_at_id_idx" ON "suggestion"("at", "id");

-- CreateIndex
CREATE INDEX "suggestion_status_at_id_idx" ON "suggestion"("status", "at", "id");

-- CreateIndex
CREATE INDEX "audit_at_id_idx" ON "audit"("at", "id");

-- CreateIndex
CREATE INDEX "audit_target_at_id_idx" ON "audit"("target", "at", "id");


-- What Prisma cannot say -----------------------------------------------------------------------------------------------

ALTER TABLE "api_key"
    ADD CONSTRAINT "api_key_name_length" CHECK (char_length(btrim("name")) BETWEEN 1 AND 80),
    ADD CONSTRAINT "api_key_lookup_form" CHECK ("lookup" ~ '^[0-9a-f]{12}$'),
    ADD CONSTRAINT "api_key_hash_form" CHECK ("hash" ~ '^[0-9a-f]{64}$'),
    ADD CONSTRAINT "api_key_scopes_given" CHECK ("scopes" IS NOT NULL AND cardinality("scopes") > 0),
    ADD CONSTRAINT "api_key_scopes_known" CHECK ("scopes" <@ ARRAY['read', 'bot', 'curate', 'admin']),
    ADD CONSTRAINT "api_key_expires_later" CHECK ("expires_at" > "created_at");
ALTER TABLE "suggestion"
    ADD CONSTRAINT "suggestion_text_length" CHECK (char_length("text") BETWEEN 3 AND 2000),
    ADD CONSTRAINT "suggestion_url_https" CHECK ("url" ~ '^https://'),
    ADD CONSTRAINT "suggestion_status_known" CHECK ("status" IN ('open', 'accepted', 'declined')),
    ADD CONSTRAINT "suggestion_resolved_whole"
        CHECK (("status" = 'open') = ("resolved_at" IS NULL) AND ("status" = 'open') = ("resolved_by" IS NULL)),
    ADD CONSTRAINT "suggestion_note_of_resolution" CHECK ("status" <> 'open' OR "note" IS NULL);
ALTER TABLE "audit"
    ADD CONSTRAINT "audit_tells_change" CHECK (num_nonnulls("before", "after") > 0);

-- Who wrote what stays as it was written.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of "%" are never changed', TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_kept', TABLE = TG_TABLE_NAME;
END $$;
CREATE TRIGGER "audit_kept" BEFORE UPDATE OR DELETE ON "audit" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
