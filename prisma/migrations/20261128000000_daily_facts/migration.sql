-- Daily facts: which channels want them, what became of each, and what had to be told later.
-- The first part is what schema.prisma says too; the second part (from "What Prisma cannot say") stands only here.

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
    "said" TEXT,

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
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "subscription"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "correction" ADD CONSTRAINT "correction_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "delivery"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "subscription"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;


-- What Prisma cannot say -----------------------------------------------------------------------------------------------

ALTER TABLE "subscription"
    ADD CONSTRAINT "subscription_platform_known" CHECK ("platform" IN ('slack', 'discord')),
    ADD CONSTRAINT "subscription_place_filled" CHECK ("workspace" <> '' AND "channel" <> '' AND "created_by" <> ''),
    ADD CONSTRAINT "subscription_minute_of_day" CHECK ("minute" BETWEEN 0 AND 1439),
    ADD CONSTRAINT "subscription_days_of_week" CHECK (cardinality("days") BETWEEN 1 AND 7 AND "days" <@ ARRAY[1, 2, 3, 4, 5, 6, 7]),
    ADD CONSTRAINT "subscription_state_known" CHECK ("state" IN ('active', 'paused', 'suspended', 'removed')),
    ADD CONSTRAINT "subscription_reason_told" CHECK (("state" = 'suspended') = ("reason" IS NOT NULL)),
    ADD CONSTRAINT "subscription_next_known" CHECK (("state" = 'removed') = ("next_at" IS NULL)),
    ADD CONSTRAINT "subscription_refusals_counted" CHECK ("refusals" >= 0);
ALTER TABLE "delivery"
    ADD CONSTRAINT "delivery_state_known" CHECK ("state" IN ('planned', 'sending', 'sent', 'skipped', 'failed', 'unconfirmed')),
    ADD CONSTRAINT "delivery_date_written" CHECK ("date" ~ '^\d{4}-\d\d-\d\d$'),
    ADD CONSTRAINT "delivery_fact_in_cycle" CHECK (("cycle" IS NULL) = ("fact_id" IS NULL)),
    ADD CONSTRAINT "delivery_open_or_over" CHECK (("state" IN ('planned', 'sending')) = ("free_at" IS NOT NULL)),
    ADD CONSTRAINT "delivery_reason_told" CHECK ("state" NOT IN ('skipped', 'failed', 'unconfirmed') OR "reason" IS NOT NULL),
    ADD CONSTRAINT "delivery_fact_to_tell" CHECK ("state" NOT IN ('planned', 'sending', 'sent') OR "fact_id" IS NOT NULL),
    ADD CONSTRAINT "delivery_sending_since" CHECK ("state" <> 'sending' OR "sending_since" IS NOT NULL),
    ADD CONSTRAINT "delivery_sent_where" CHECK (
        ("state" = 'sent') = ("sent_at" IS NOT NULL)
        AND ("state" <> 'sent' OR ("message_id" IS NOT NULL AND "channel" IS NOT NULL AND "said" IS NOT NULL))
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
