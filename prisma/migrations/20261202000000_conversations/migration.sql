-- What the next question of a thread or a direct message can refer to, for a few days.
CREATE TABLE "conversation" (
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "thread" TEXT NOT NULL,
    "context" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("platform", "workspace", "channel", "thread"),
    CONSTRAINT "conversation_channel_filled" CHECK ("channel" ~ '\S'),
    CONSTRAINT "conversation_context_form" CHECK ("context" ~ '^[A-Za-z0-9_-]+$' AND length("context") <= 2048)
);
CREATE INDEX "conversation_expires_at_idx" ON "conversation"("expires_at");
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_platform_fkey" FOREIGN KEY ("platform") REFERENCES "platform"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
