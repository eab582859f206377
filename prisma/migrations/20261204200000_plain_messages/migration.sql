-- Workspaces that get messages without the newest parts of their platform, which refused them.
CREATE TABLE "plain_workspace" (
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "plain_workspace_pkey" PRIMARY KEY ("platform", "workspace"),
    CONSTRAINT "plain_workspace_workspace_filled" CHECK ("workspace" ~ '\S')
);
ALTER TABLE "plain_workspace" ADD CONSTRAINT "plain_workspace_platform_fkey" FOREIGN KEY ("platform") REFERENCES "platform"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
