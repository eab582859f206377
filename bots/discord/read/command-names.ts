import { discord } from '../platform.ts';

/** The command for everyone; each question is a subcommand of it. */
export const COMMAND = discord.commandPrefix.slice(1);

/** Discord sets permissions for whole commands, so admin subcommands have a command of their own, shown to those who manage the server. */
export const ADMIN_COMMAND = discord.groupPrefix.slice(1);
