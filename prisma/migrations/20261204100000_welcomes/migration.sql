-- Whether the bot introduces itself where it joins.
ALTER TABLE "workspace_setting" ALTER COLUMN "keeps_questions" SET DEFAULT true;
ALTER TABLE "workspace_setting" ADD COLUMN "welcomes" BOOLEAN NOT NULL DEFAULT true;

-- Where a bot has introduced itself: a channel, or a whole workspace if the channel is empty.
CREATE TABLE "welcome" (
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "welcome_pkey" PRIMARY KEY ("platform", "workspace", "channel"),
    CONSTRAINT "welcome_workspace_filled" CHECK ("workspace" ~ '\S')
);
ALTER TABLE "welcome" ADD CONSTRAINT "welcome_platform_fkey" FOREIGN KEY ("platform") REFERENCES "platform"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
