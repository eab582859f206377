-- What chat bots must remember. None of it is knowledge: it never enters the graph.
-- The first part is what schema.prisma says too; the second part (from "What Prisma cannot say") stands only here.

-- CreateTable
CREATE TABLE "continuation" (
    "id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "user" TEXT NOT NULL,
    "asking" JSONB NOT NULL,
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

-- CreateIndex
CREATE INDEX "continuation_expires_at_idx" ON "continuation"("expires_at");

-- CreateIndex
CREATE INDEX "seen_event_seen_at_idx" ON "seen_event"("seen_at");

-- CreateIndex
CREATE INDEX "feedback_at_id_idx" ON "feedback"("at", "id");

-- CreateIndex
CREATE INDEX "feedback_status_at_id_idx" ON "feedback"("status", "at", "id");


-- What Prisma cannot say -----------------------------------------------------------------------------------------------

ALTER TABLE "continuation"
    ADD CONSTRAINT "continuation_platform_known" CHECK ("platform" IN ('slack', 'discord')),
    ADD CONSTRAINT "continuation_user_filled" CHECK ("user" <> '');
ALTER TABLE "seen_event"
    ADD CONSTRAINT "seen_event_platform_known" CHECK ("platform" IN ('slack', 'discord')),
    ADD CONSTRAINT "seen_event_event_filled" CHECK ("event" <> '');
ALTER TABLE "feedback"
    ADD CONSTRAINT "feedback_platform_known" CHECK ("platform" IN ('slack', 'discord')),
    ADD CONSTRAINT "feedback_text_filled" CHECK (btrim("text") <> ''),
    ADD CONSTRAINT "feedback_claims_list" CHECK (jsonb_typeof("claims") = 'array'),
    ADD CONSTRAINT "feedback_status_known" CHECK ("status" IN ('open', 'accepted', 'declined')),
    ADD CONSTRAINT "feedback_resolved_when" CHECK (("status" = 'open') = ("resolved_at" IS NULL));
ALTER TABLE "channel_setting"
    ADD CONSTRAINT "channel_setting_platform_known" CHECK ("platform" IN ('slack', 'discord')),
    ADD CONSTRAINT "channel_setting_channel_filled" CHECK ("channel" <> ''),
    ADD CONSTRAINT "channel_setting_visibility_known" CHECK ("visibility" IN ('private', 'public'));
