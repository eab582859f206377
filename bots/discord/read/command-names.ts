import { messagesFor } from '../../core/messages/index.ts';
import { discord } from '../platform.ts';

/** The command for everyone; each question is a subcommand of it. */
export const COMMAND = discord.commandPrefix.slice(1);

/** Discord sets permissions for whole commands, so admin subcommands have a command of their own, shown to those who manage the server. */
export const ADMIN_COMMAND = discord.groupPrefix.slice(1);

/** In the menu of a message: checks what it says. */
export const CHECK_MESSAGE = messagesFor(undefined).shortcuts.check;
