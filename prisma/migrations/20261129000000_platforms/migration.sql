-- Chat platforms become rows that bots register at start, in place of a list in each table that names one.

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

-- Platforms of earlier rows: their bots register again when they start, and say then what their ids look like.
INSERT INTO "platform" ("id", "name", "channel_pattern", "user_pattern", "role_pattern", "registered_at")
SELECT "platform", initcap("platform"), '.+', '.+', '.+', now()
FROM (
    SELECT "platform" FROM "continuation"
    UNION SELECT "platform" FROM "seen_event"
    UNION SELECT "platform" FROM "feedback"
    UNION SELECT "platform" FROM "channel_setting"
    UNION SELECT "platform" FROM "subscription"
) AS "named";

ALTER TABLE "continuation" DROP CONSTRAINT "continuation_platform_known";
ALTER TABLE "seen_event" DROP CONSTRAINT "seen_event_platform_known";
ALTER TABLE "feedback" DROP CONSTRAINT "feedback_platform_known";
ALTER TABLE "channel_setting" DROP CONSTRAINT "channel_setting_platform_known";
ALTER TABLE "subscription" DROP CONSTRAINT "subscription_platform_known";

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


-- What Prisma cannot say -----------------------------------------------------------------------------------------------

ALTER TABLE "platform"
    ADD CONSTRAINT "platform_id_formed" CHECK ("id" ~ '^[a-z][a-z0-9-]{0,39}$'),
    ADD CONSTRAINT "platform_nonce_lifetime_positive" CHECK ("nonce_lifetime_ms" > 0);
