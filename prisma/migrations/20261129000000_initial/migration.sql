-- The tables of LMM Atlas: knowledge (entities, relations, positions, facts, scores, offerings, values, sources, citations), and what
-- isn't knowledge (imports, API keys, suggestions, the audit, platforms, what bots keep, daily facts).
-- The first part says what schema.prisma says. The second part, "What Prisma can't express", stands only here.

-- CreateTable
CREATE TABLE "kind" (
    "name" TEXT NOT NULL,

    CONSTRAINT "kind_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "entity" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "note" TEXT,
    "origin" TEXT NOT NULL,

    CONSTRAINT "entity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alias" (
    "entity_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "origin" TEXT NOT NULL,

    CONSTRAINT "alias_pkey" PRIMARY KEY ("entity_id","text")
);

-- CreateTable
CREATE TABLE "redirect" (
    "from_id" TEXT NOT NULL,
    "to_id" TEXT NOT NULL,
    "origin" TEXT NOT NULL,

    CONSTRAINT "redirect_pkey" PRIMARY KEY ("from_id")
);

-- CreateTable
CREATE TABLE "model" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'model',
    "released_on" TEXT,
    "parameters" BIGINT,
    "context_tokens" BIGINT,
    "license" TEXT,
    "open_weights" BOOLEAN,
    "family" TEXT,

    CONSTRAINT "model_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organization" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'organization',
    "country" TEXT,
    "url" TEXT,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "benchmark" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'benchmark',
    "released_on" TEXT,
    "metric" TEXT,

    CONSTRAINT "benchmark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "modality" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'modality',
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "modality_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dimension" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'dimension',
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "dimension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stage" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'stage',
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "stage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "limitation" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'limitation',
    "ordinal" INTEGER NOT NULL,
    "statement" TEXT NOT NULL,
    "source_heading" TEXT,

    CONSTRAINT "limitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "relation_type" (
    "name" TEXT NOT NULL,

    CONSTRAINT "relation_type_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "relation_rule" (
    "type" TEXT NOT NULL,
    "from_kind" TEXT NOT NULL,
    "to_kind" TEXT NOT NULL,

    CONSTRAINT "relation_rule_pkey" PRIMARY KEY ("type","from_kind","to_kind")
);

-- CreateTable
CREATE TABLE "relation" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "from_id" TEXT NOT NULL,
    "from_kind" TEXT NOT NULL,
    "to_id" TEXT NOT NULL,
    "to_kind" TEXT NOT NULL,
    "ordinal" INTEGER,
    "note" TEXT,
    "origin" TEXT NOT NULL,

    CONSTRAINT "relation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "position" (
    "id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "under_id" TEXT NOT NULL,
    "under_kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "note" TEXT,
    "origin" TEXT NOT NULL,

    CONSTRAINT "position_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fact" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "aspect" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "topic" TEXT,
    "as_of" TEXT,
    "valid_until" TEXT,
    "attributed_to" TEXT,
    "method" TEXT,
    "superseded_by_id" TEXT,
    "daily" BOOLEAN NOT NULL DEFAULT false,
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "checked_on" TEXT NOT NULL,
    "check_level" TEXT NOT NULL,
    "note" TEXT,
    "retracted_on" TEXT,
    "retracted_reason" TEXT,
    "origin" TEXT NOT NULL,

    CONSTRAINT "fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fact_subject" (
    "fact_id" TEXT NOT NULL,
    "entity_id" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "fact_subject_pkey" PRIMARY KEY ("fact_id","entity_id")
);

-- CreateTable
CREATE TABLE "score" (
    "id" TEXT NOT NULL,
    "model_id" TEXT NOT NULL,
    "model_kind" TEXT NOT NULL DEFAULT 'model',
    "benchmark_id" TEXT NOT NULL,
    "benchmark_kind" TEXT NOT NULL DEFAULT 'benchmark',
    "variant" TEXT NOT NULL DEFAULT '',
    "value" DOUBLE PRECISION NOT NULL,
    "unit" TEXT NOT NULL,
    "method" TEXT,
    "as_of" TEXT,
    "note" TEXT,
    "origin" TEXT NOT NULL,

    CONSTRAINT "score_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offering" (
    "id" TEXT NOT NULL,
    "model_id" TEXT,
    "model_kind" TEXT NOT NULL DEFAULT 'model',
    "provider" TEXT NOT NULL,
    "provider_model" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "context_tokens" BIGINT,
    "output_tokens" BIGINT,
    "input_price" DOUBLE PRECISION,
    "output_price" DOUBLE PRECISION,
    "status" TEXT NOT NULL,
    "observed_on" TEXT NOT NULL,
    "missing_since" TEXT,
    "by_maker" BOOLEAN NOT NULL DEFAULT false,
    "released_on" TEXT,
    "accepts" TEXT[],
    "produces" TEXT[],
    "open_weights" BOOLEAN,
    "knowledge_cutoff" TEXT,
    "origin" TEXT NOT NULL,

    CONSTRAINT "offering_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "value" (
    "id" TEXT NOT NULL,
    "entity_id" TEXT NOT NULL,
    "attribute" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "method" TEXT,
    "observed_on" TEXT,
    "note" TEXT,
    "origin" TEXT NOT NULL,

    CONSTRAINT "value_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "published" TEXT,
    "retrieved" TEXT,
    "license" TEXT,
    "note" TEXT,
    "origin" TEXT NOT NULL,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "citation" (
    "id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "locator" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "origin" TEXT NOT NULL,
    "entity_id" TEXT,
    "relation_id" TEXT,
    "position_id" TEXT,
    "fact_id" TEXT,
    "score_id" TEXT,
    "value_id" TEXT,

    CONSTRAINT "citation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "graph_revision" (
    "id" BOOLEAN NOT NULL DEFAULT true,
    "revision" BIGINT NOT NULL,

    CONSTRAINT "graph_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "writing" (
    "origin" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "writing_pkey" PRIMARY KEY ("origin")
);

-- CreateTable
CREATE TABLE "ask" (
    "entity_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "origin" TEXT NOT NULL,

    CONSTRAINT "ask_pkey" PRIMARY KEY ("entity_id","text")
);

-- CreateTable
CREATE TABLE "contradiction" (
    "fact_id" TEXT NOT NULL,
    "other_id" TEXT NOT NULL,

    CONSTRAINT "contradiction_pkey" PRIMARY KEY ("fact_id","other_id")
);

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

-- CreateTable
CREATE TABLE "platform" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "workspace_pattern" TEXT,
    "channel_pattern" TEXT NOT NULL,
    "user_pattern" TEXT NOT NULL,
    "role_pattern" TEXT NOT NULL,
    "nonce_lifetime_ms" INTEGER,
    "registered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "platform_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "continuation" (
    "id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "user" TEXT NOT NULL,
    "call" JSONB NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "continuation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seen_event" (
    "platform" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seen_event_pkey" PRIMARY KEY ("platform", "event")
);

-- CreateTable
CREATE TABLE "feedback" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "claims" JSONB NOT NULL,
    "text" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "feedback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel_setting" (
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "visibility" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_setting_pkey" PRIMARY KEY ("platform", "workspace", "channel")
);

-- CreateTable
CREATE TABLE "subscription" (
    "id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "thread" TEXT,
    "minute" INTEGER NOT NULL,
    "zone" TEXT NOT NULL,
    "zone_name" TEXT NOT NULL,
    "days" INTEGER[],
    "topics" TEXT[],
    "ping_role" TEXT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'active',
    "reason" TEXT,
    "refusals" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3),

    CONSTRAINT "subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" UUID NOT NULL,
    "subscription_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "date" TEXT,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "post_by" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "cycle" INTEGER,
    "fact_id" TEXT,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "claimed_at" TIMESTAMPTZ(3),
    "free_at" TIMESTAMPTZ(3),
    "sending_since" TIMESTAMPTZ(3),
    "channel" TEXT,
    "thread" TEXT,
    "message_id" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "posted_text" TEXT,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "correction" (
    "id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "reason" TEXT,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "free_at" TIMESTAMPTZ(3),

    CONSTRAINT "correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "subscription_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "free_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "entity_origin_idx" ON "entity"("origin");

-- CreateIndex
CREATE UNIQUE INDEX "entity_id_kind_key" ON "entity"("id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "entity_kind_slug_key" ON "entity"("kind", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "model_id_kind_key" ON "model"("id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "organization_id_kind_key" ON "organization"("id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "benchmark_id_kind_key" ON "benchmark"("id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "modality_id_kind_key" ON "modality"("id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "dimension_id_kind_key" ON "dimension"("id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "stage_id_kind_key" ON "stage"("id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "limitation_id_kind_key" ON "limitation"("id", "kind");

-- CreateIndex
CREATE INDEX "relation_from_id_idx" ON "relation"("from_id");

-- CreateIndex
CREATE INDEX "relation_to_id_idx" ON "relation"("to_id");

-- CreateIndex
CREATE UNIQUE INDEX "relation_type_from_id_to_id_origin_key" ON "relation"("type", "from_id", "to_id", "origin");

-- CreateIndex
CREATE INDEX "position_subject_id_idx" ON "position"("subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "position_under_id_subject_id_origin_key" ON "position"("under_id", "subject_id", "origin");

-- CreateIndex
CREATE UNIQUE INDEX "fact_slug_key" ON "fact"("slug");

-- CreateIndex
CREATE INDEX "fact_subject_entity_id_idx" ON "fact_subject"("entity_id");

-- CreateIndex
CREATE INDEX "score_benchmark_id_idx" ON "score"("benchmark_id");

-- CreateIndex
CREATE UNIQUE INDEX "score_model_id_benchmark_id_variant_origin_key" ON "score"("model_id", "benchmark_id", "variant", "origin");

-- CreateIndex
CREATE INDEX "offering_model_id_idx" ON "offering"("model_id");

-- CreateIndex
CREATE UNIQUE INDEX "offering_origin_provider_provider_model_key" ON "offering"("origin", "provider", "provider_model");

-- CreateIndex
CREATE UNIQUE INDEX "value_entity_id_attribute_origin_key" ON "value"("entity_id", "attribute", "origin");

-- CreateIndex
CREATE UNIQUE INDEX "source_slug_key" ON "source"("slug");

-- CreateIndex
CREATE INDEX "citation_source_id_idx" ON "citation"("source_id");

-- CreateIndex
CREATE INDEX "citation_entity_id_idx" ON "citation"("entity_id");

-- CreateIndex
CREATE INDEX "citation_relation_id_idx" ON "citation"("relation_id");

-- CreateIndex
CREATE INDEX "citation_position_id_idx" ON "citation"("position_id");

-- CreateIndex
CREATE INDEX "citation_fact_id_idx" ON "citation"("fact_id");

-- CreateIndex
CREATE INDEX "citation_score_id_idx" ON "citation"("score_id");

-- CreateIndex
CREATE INDEX "citation_value_id_idx" ON "citation"("value_id");

-- CreateIndex
CREATE INDEX "contradiction_other_id_idx" ON "contradiction"("other_id");

-- CreateIndex
CREATE INDEX "import_run_origin_finished_at_idx" ON "import_run"("origin", "finished_at");

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

-- CreateIndex
CREATE INDEX "continuation_expires_at_idx" ON "continuation"("expires_at");

-- CreateIndex
CREATE INDEX "seen_event_seen_at_idx" ON "seen_event"("seen_at");

-- CreateIndex
CREATE INDEX "feedback_at_id_idx" ON "feedback"("at", "id");

-- CreateIndex
CREATE INDEX "feedback_status_at_id_idx" ON "feedback"("status", "at", "id");

-- CreateIndex
CREATE INDEX "subscription_platform_next_at_idx" ON "subscription"("platform", "next_at");

-- CreateIndex
CREATE INDEX "subscription_platform_workspace_channel_idx" ON "subscription"("platform", "workspace", "channel");

-- CreateIndex
CREATE INDEX "delivery_free_at_idx" ON "delivery"("free_at");

-- CreateIndex
CREATE INDEX "delivery_subscription_id_at_id_idx" ON "delivery"("subscription_id", "at", "id");

-- CreateIndex
CREATE INDEX "delivery_sent_at_idx" ON "delivery"("sent_at");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_subscription_id_date_key" ON "delivery"("subscription_id", "date");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_subscription_id_cycle_fact_id_key" ON "delivery"("subscription_id", "cycle", "fact_id");

-- CreateIndex
CREATE INDEX "correction_free_at_idx" ON "correction"("free_at");

-- CreateIndex
CREATE INDEX "correction_delivery_id_idx" ON "correction"("delivery_id");

-- CreateIndex
CREATE INDEX "notice_subscription_id_at_idx" ON "notice"("subscription_id", "at");

-- CreateIndex
CREATE INDEX "notice_free_at_idx" ON "notice"("free_at");

-- AddForeignKey
ALTER TABLE "entity" ADD CONSTRAINT "entity_kind_fkey" FOREIGN KEY ("kind") REFERENCES "kind"("name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alias" ADD CONSTRAINT "alias_entity_id_fkey" FOREIGN KEY ("entity_id") REFERENCES "entity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model" ADD CONSTRAINT "model_id_kind_fkey" FOREIGN KEY ("id", "kind") REFERENCES "entity"("id", "kind") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization" ADD CONSTRAINT "organization_id_kind_fkey" FOREIGN KEY ("id", "kind") REFERENCES "entity"("id", "kind") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "benchmark" ADD CONSTRAINT "benchmark_id_kind_fkey" FOREIGN KEY ("id", "kind") REFERENCES "entity"("id", "kind") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "modality" ADD CONSTRAINT "modality_id_kind_fkey" FOREIGN KEY ("id", "kind") REFERENCES "entity"("id", "kind") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dimension" ADD CONSTRAINT "dimension_id_kind_fkey" FOREIGN KEY ("id", "kind") REFERENCES "entity"("id", "kind") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stage" ADD CONSTRAINT "stage_id_kind_fkey" FOREIGN KEY ("id", "kind") REFERENCES "entity"("id", "kind") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "limitation" ADD CONSTRAINT "limitation_id_kind_fkey" FOREIGN KEY ("id", "kind") REFERENCES "entity"("id", "kind") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relation_rule" ADD CONSTRAINT "relation_rule_type_fkey" FOREIGN KEY ("type") REFERENCES "relation_type"("name") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relation" ADD CONSTRAINT "relation_from_id_from_kind_fkey" FOREIGN KEY ("from_id", "from_kind") REFERENCES "entity"("id", "kind") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relation" ADD CONSTRAINT "relation_to_id_to_kind_fkey" FOREIGN KEY ("to_id", "to_kind") REFERENCES "entity"("id", "kind") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relation" ADD CONSTRAINT "relation_allowed" FOREIGN KEY ("type", "from_kind", "to_kind") REFERENCES "relation_rule"("type", "from_kind", "to_kind") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "position" ADD CONSTRAINT "position_subject_id_subject_kind_fkey" FOREIGN KEY ("subject_id", "subject_kind") REFERENCES "entity"("id", "kind") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "position" ADD CONSTRAINT "position_under_id_under_kind_fkey" FOREIGN KEY ("under_id", "under_kind") REFERENCES "entity"("id", "kind") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fact" ADD CONSTRAINT "fact_superseded_by_id_fkey" FOREIGN KEY ("superseded_by_id") REFERENCES "fact"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fact_subject" ADD CONSTRAINT "fact_subject_fact_id_fkey" FOREIGN KEY ("fact_id") REFERENCES "fact"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fact_subject" ADD CONSTRAINT "fact_subject_entity_id_fkey" FOREIGN KEY ("entity_id") REFERENCES "entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "score" ADD CONSTRAINT "score_model_id_model_kind_fkey" FOREIGN KEY ("model_id", "model_kind") REFERENCES "entity"("id", "kind") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "score" ADD CONSTRAINT "score_benchmark_id_benchmark_kind_fkey" FOREIGN KEY ("benchmark_id", "benchmark_kind") REFERENCES "entity"("id", "kind") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offering" ADD CONSTRAINT "offering_model_id_model_kind_fkey" FOREIGN KEY ("model_id", "model_kind") REFERENCES "entity"("id", "kind") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "value" ADD CONSTRAINT "value_entity_id_fkey" FOREIGN KEY ("entity_id") REFERENCES "entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_entity_id_fkey" FOREIGN KEY ("entity_id") REFERENCES "entity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_relation_id_fkey" FOREIGN KEY ("relation_id") REFERENCES "relation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_position_id_fkey" FOREIGN KEY ("position_id") REFERENCES "position"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_fact_id_fkey" FOREIGN KEY ("fact_id") REFERENCES "fact"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_score_id_fkey" FOREIGN KEY ("score_id") REFERENCES "score"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_value_id_fkey" FOREIGN KEY ("value_id") REFERENCES "value"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ask" ADD CONSTRAINT "ask_entity_id_fkey" FOREIGN KEY ("entity_id") REFERENCES "entity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contradiction" ADD CONSTRAINT "contradiction_fact_id_fkey" FOREIGN KEY ("fact_id") REFERENCES "fact"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contradiction" ADD CONSTRAINT "contradiction_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "fact"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "continuation" ADD CONSTRAINT "continuation_platform_fkey" FOREIGN KEY ("platform") REFERENCES "platform"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "seen_event" ADD CONSTRAINT "seen_event_platform_fkey" FOREIGN KEY ("platform") REFERENCES "platform"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_platform_fkey" FOREIGN KEY ("platform") REFERENCES "platform"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "channel_setting" ADD CONSTRAINT "channel_setting_platform_fkey" FOREIGN KEY ("platform") REFERENCES "platform"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_platform_fkey" FOREIGN KEY ("platform") REFERENCES "platform"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "subscription"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "correction" ADD CONSTRAINT "correction_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "delivery"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "subscription"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;


-- What Prisma can't express ----------------------------------------------------------------------------------------------

-- Knowledge

-- A knowledge id is its kind and slug, the same in every database.
ALTER TABLE "entity"
    ADD CONSTRAINT "entity_id_form" CHECK ("id" = "kind" || '/' || "slug"),
    ADD CONSTRAINT "entity_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    ADD CONSTRAINT "entity_name_filled" CHECK (btrim("name") <> ''),
    ADD CONSTRAINT "entity_summary_filled" CHECK (btrim("summary") <> '');
ALTER TABLE "fact"
    ADD CONSTRAINT "fact_id_form" CHECK ("id" = 'fact/' || "slug"),
    ADD CONSTRAINT "fact_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    ADD CONSTRAINT "fact_text_filled" CHECK (btrim("text") <> ''),
    ADD CONSTRAINT "fact_retraction_reasoned" CHECK (("retracted_on" IS NULL) = ("retracted_reason" IS NULL)),
    ADD CONSTRAINT "fact_attributed" CHECK ("type" NOT IN ('opinion', 'vendor-claim') OR "attributed_to" IS NOT NULL),
    ADD CONSTRAINT "fact_daily_no_opinion" CHECK (NOT ("daily" AND "type" = 'opinion'));
ALTER TABLE "source"
    ADD CONSTRAINT "source_id_form" CHECK ("id" = 'source/' || "slug"),
    ADD CONSTRAINT "source_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    ADD CONSTRAINT "source_url_https" CHECK ("url" ~ '^https://');
ALTER TABLE "citation"
    ADD CONSTRAINT "citation_one_target"
    CHECK (num_nonnulls("entity_id", "relation_id", "position_id", "fact_id", "score_id", "value_id") = 1);

-- Detail rows belong to entities of their own kind.
ALTER TABLE "model" ADD CONSTRAINT "model_kind" CHECK ("kind" = 'model');
ALTER TABLE "organization" ADD CONSTRAINT "organization_kind" CHECK ("kind" = 'organization');
ALTER TABLE "benchmark" ADD CONSTRAINT "benchmark_kind" CHECK ("kind" = 'benchmark');
ALTER TABLE "modality" ADD CONSTRAINT "modality_kind" CHECK ("kind" = 'modality');
ALTER TABLE "dimension" ADD CONSTRAINT "dimension_kind" CHECK ("kind" = 'dimension');
ALTER TABLE "stage" ADD CONSTRAINT "stage_kind" CHECK ("kind" = 'stage');
ALTER TABLE "limitation" ADD CONSTRAINT "limitation_kind" CHECK ("kind" = 'limitation');
ALTER TABLE "position" ADD CONSTRAINT "position_under_kind" CHECK ("under_kind" IN ('dimension', 'stage'));
ALTER TABLE "score" ADD CONSTRAINT "score_kinds" CHECK ("model_kind" = 'model' AND "benchmark_kind" = 'benchmark');
ALTER TABLE "offering" ADD CONSTRAINT "offering_model_kind" CHECK ("model_kind" = 'model');

-- Dates are ISO 8601 of day, month or year precision.
ALTER TABLE "model" ADD CONSTRAINT "model_released_form" CHECK ("released_on" ~ '^\d{4}(-\d{2}(-\d{2})?)?$');
ALTER TABLE "benchmark" ADD CONSTRAINT "benchmark_released_form" CHECK ("released_on" ~ '^\d{4}(-\d{2}(-\d{2})?)?$');
ALTER TABLE "source"
    ADD CONSTRAINT "source_published_form" CHECK ("published" ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
    ADD CONSTRAINT "source_retrieved_form" CHECK ("retrieved" ~ '^\d{4}(-\d{2}(-\d{2})?)?$');
ALTER TABLE "fact"
    ADD CONSTRAINT "fact_as_of_form" CHECK ("as_of" ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
    ADD CONSTRAINT "fact_valid_until_form" CHECK ("valid_until" ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
    ADD CONSTRAINT "fact_checked_form" CHECK ("checked_on" ~ '^\d{4}-\d{2}-\d{2}$'),
    ADD CONSTRAINT "fact_retracted_form" CHECK ("retracted_on" ~ '^\d{4}-\d{2}-\d{2}$');

-- No statement without a citation, checked at commit so that a statement can be written before its citations.
-- A catalog is the source of what it wrote: only what people wrote ("curated", "editor") needs citations of its own.
CREATE FUNCTION "require_citation"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    uncited boolean;
BEGIN
    IF NEW.origin NOT IN ('curated', 'editor') THEN
        RETURN NULL;
    END IF;
    EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE id = $1) AND NOT EXISTS (SELECT FROM citation WHERE %I = $1)', TG_TABLE_NAME, TG_ARGV[0])
        INTO uncited USING NEW.id;
    IF uncited THEN
        RAISE EXCEPTION 'the % "%" has no citation', TG_TABLE_NAME, NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_cited', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;

-- The other way round: taking away or moving a citation may leave its old target without one.
CREATE FUNCTION "require_other_citation"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    target record;
    uncited boolean;
BEGIN
    FOR target IN
        SELECT * FROM (VALUES
            ('entity', 'entity_id', OLD.entity_id), ('relation', 'relation_id', OLD.relation_id),
            ('position', 'position_id', OLD.position_id), ('fact', 'fact_id', OLD.fact_id),
            ('score', 'score_id', OLD.score_id), ('value', 'value_id', OLD.value_id)
        ) AS targets (table_name, column_name, id) WHERE targets.id IS NOT NULL
    LOOP
        EXECUTE format(
            'SELECT EXISTS (SELECT FROM %I WHERE id = $1 AND origin IN (''curated'', ''editor'')) AND NOT EXISTS (SELECT FROM citation WHERE %I = $1)',
            target.table_name, target.column_name)
            INTO uncited USING target.id;
        IF uncited THEN
            RAISE EXCEPTION 'the % "%" would be left without a citation', target.table_name, target.id
                USING ERRCODE = 'check_violation', CONSTRAINT = target.table_name || '_cited', TABLE = target.table_name;
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

DO $$
DECLARE
    target text;
BEGIN
    FOREACH target IN ARRAY ARRAY['entity', 'relation', 'position', 'fact', 'score', 'value'] LOOP
        EXECUTE format(
            'CREATE CONSTRAINT TRIGGER %I AFTER INSERT OR UPDATE ON %I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_citation(%L)',
            target || '_cited', target, target || '_id');
    END LOOP;
END $$;
CREATE CONSTRAINT TRIGGER "citation_kept" AFTER DELETE OR UPDATE ON "citation"
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "require_other_citation"();

-- The revision: one row, raised in the transaction of every change, so that nobody sees it before the change itself.
ALTER TABLE "graph_revision" ADD CONSTRAINT "graph_revision_one_row" CHECK ("id");
INSERT INTO "graph_revision" ("id", "revision") VALUES (true, 0);
CREATE FUNCTION "raise_graph_revision"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE graph_revision SET revision = revision + 1;
    RETURN NULL;
END $$;
DO $$
DECLARE
    target text;
BEGIN
    FOREACH target IN ARRAY ARRAY[
        'entity', 'alias', 'redirect', 'model', 'organization', 'benchmark', 'modality', 'dimension', 'stage', 'limitation',
        'relation', 'position', 'fact', 'fact_subject', 'score', 'offering', 'value', 'source', 'citation'] LOOP
        EXECUTE format(
            'CREATE TRIGGER raise_graph_revision AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION raise_graph_revision()',
            target);
    END LOOP;
END $$;

ALTER TABLE "ask" ADD CONSTRAINT "ask_text_length" CHECK (char_length(btrim("text")) BETWEEN 3 AND 80);
ALTER TABLE "contradiction" ADD CONSTRAINT "contradiction_of_other" CHECK ("fact_id" <> "other_id");
ALTER TABLE "fact" ADD CONSTRAINT "fact_daily_not_sensitive" CHECK (NOT ("daily" AND "sensitive"));
ALTER TABLE "score"
    ADD CONSTRAINT "score_unit_known" CHECK ("unit" IN ('percent', 'points', 'elo', 'ratio')),
    ADD CONSTRAINT "score_percent_range" CHECK ("unit" <> 'percent' OR "value" BETWEEN 0 AND 100),
    ADD CONSTRAINT "score_as_of_form" CHECK ("as_of" ~ '^\d{4}(-\d{2}(-\d{2})?)?$');

CREATE TRIGGER raise_graph_revision AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "ask"
    FOR EACH STATEMENT EXECUTE FUNCTION raise_graph_revision();
CREATE TRIGGER raise_graph_revision AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "contradiction"
    FOR EACH STATEMENT EXECUTE FUNCTION raise_graph_revision();

-- Imports and offerings

ALTER TABLE "import_run"
    ADD CONSTRAINT "import_run_outcome" CHECK ("outcome" IN ('imported', 'unchanged', 'failed')),
    ADD CONSTRAINT "import_run_times" CHECK ("finished_at" >= "started_at");
ALTER TABLE "offering"
    ADD CONSTRAINT "offering_status" CHECK ("status" IN ('active', 'alpha', 'beta', 'deprecated', 'withdrawn')),
    ADD CONSTRAINT "offering_released_form" CHECK ("released_on" ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
    ADD CONSTRAINT "offering_cutoff_form" CHECK ("knowledge_cutoff" ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
    ADD CONSTRAINT "offering_observed_form" CHECK ("observed_on" ~ '^\d{4}-\d{2}-\d{2}$'),
    ADD CONSTRAINT "offering_missing_form" CHECK ("missing_since" ~ '^\d{4}-\d{2}-\d{2}$');

-- API keys, suggestions and the audit

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
    ADD CONSTRAINT "audit_has_change" CHECK (num_nonnulls("before", "after") > 0);

-- Who wrote what stays as it was written.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of "%" are never changed', TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_kept', TABLE = TG_TABLE_NAME;
END $$;
CREATE TRIGGER "audit_kept" BEFORE UPDATE OR DELETE ON "audit" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- Platforms and what their bots keep

ALTER TABLE "platform"
    ADD CONSTRAINT "platform_id_formed" CHECK ("id" ~ '^[a-z][a-z0-9-]{0,39}$'),
    ADD CONSTRAINT "platform_nonce_lifetime_positive" CHECK ("nonce_lifetime_ms" > 0);

ALTER TABLE "continuation"
    ADD CONSTRAINT "continuation_user_filled" CHECK ("user" <> '');
ALTER TABLE "seen_event"
    ADD CONSTRAINT "seen_event_event_filled" CHECK ("event" <> '');
ALTER TABLE "feedback"
    ADD CONSTRAINT "feedback_text_filled" CHECK (btrim("text") <> ''),
    ADD CONSTRAINT "feedback_claims_list" CHECK (jsonb_typeof("claims") = 'array'),
    ADD CONSTRAINT "feedback_status_known" CHECK ("status" IN ('open', 'accepted', 'declined')),
    ADD CONSTRAINT "feedback_resolved_when" CHECK (("status" = 'open') = ("resolved_at" IS NULL));
ALTER TABLE "channel_setting"
    ADD CONSTRAINT "channel_setting_channel_filled" CHECK ("channel" <> ''),
    ADD CONSTRAINT "channel_setting_visibility_known" CHECK ("visibility" IN ('private', 'public'));

-- Daily facts

ALTER TABLE "subscription"
    ADD CONSTRAINT "subscription_place_filled" CHECK ("workspace" <> '' AND "channel" <> '' AND "created_by" <> ''),
    ADD CONSTRAINT "subscription_minute_of_day" CHECK ("minute" BETWEEN 0 AND 1439),
    ADD CONSTRAINT "subscription_days_of_week" CHECK (cardinality("days") BETWEEN 1 AND 7 AND "days" <@ ARRAY[1, 2, 3, 4, 5, 6, 7]),
    ADD CONSTRAINT "subscription_state_known" CHECK ("state" IN ('active', 'paused', 'suspended', 'removed')),
    ADD CONSTRAINT "subscription_reason_given" CHECK (("state" = 'suspended') = ("reason" IS NOT NULL)),
    ADD CONSTRAINT "subscription_next_known" CHECK (("state" = 'removed') = ("next_at" IS NULL)),
    ADD CONSTRAINT "subscription_refusals_counted" CHECK ("refusals" >= 0);
ALTER TABLE "delivery"
    ADD CONSTRAINT "delivery_state_known" CHECK ("state" IN ('planned', 'sending', 'sent', 'skipped', 'failed', 'unconfirmed')),
    ADD CONSTRAINT "delivery_date_written" CHECK ("date" ~ '^\d{4}-\d\d-\d\d$'),
    ADD CONSTRAINT "delivery_fact_in_cycle" CHECK (("cycle" IS NULL) = ("fact_id" IS NULL)),
    ADD CONSTRAINT "delivery_open_or_over" CHECK (("state" IN ('planned', 'sending')) = ("free_at" IS NOT NULL)),
    ADD CONSTRAINT "delivery_reason_given" CHECK ("state" NOT IN ('skipped', 'failed', 'unconfirmed') OR "reason" IS NOT NULL),
    ADD CONSTRAINT "delivery_has_fact" CHECK ("state" NOT IN ('planned', 'sending', 'sent') OR "fact_id" IS NOT NULL),
    ADD CONSTRAINT "delivery_sending_since" CHECK ("state" <> 'sending' OR "sending_since" IS NOT NULL),
    ADD CONSTRAINT "delivery_sent_where" CHECK (
        ("state" = 'sent') = ("sent_at" IS NOT NULL)
        AND ("state" <> 'sent' OR ("message_id" IS NOT NULL AND "channel" IS NOT NULL AND "posted_text" IS NOT NULL))
    );
ALTER TABLE "correction"
    ADD CONSTRAINT "correction_kind_known" CHECK ("kind" IN ('corrected', 'retracted')),
    ADD CONSTRAINT "correction_text_of_kind" CHECK (("kind" = 'retracted') = ("text" = '')),
    ADD CONSTRAINT "correction_state_known" CHECK ("state" IN ('planned', 'done', 'failed')),
    ADD CONSTRAINT "correction_open_or_over" CHECK (("state" = 'planned') = ("free_at" IS NOT NULL));
ALTER TABLE "notice"
    ADD CONSTRAINT "notice_kind_known" CHECK ("kind" IN ('no_content', 'suspended')),
    ADD CONSTRAINT "notice_state_known" CHECK ("state" IN ('planned', 'done', 'failed')),
    ADD CONSTRAINT "notice_open_or_over" CHECK (("state" = 'planned') = ("free_at" IS NOT NULL));
