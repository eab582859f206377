/** The names of the slash commands as they are registered with Discord. */
/** The name of the command for all; each question is a subcommand of it. */
export const COMMAND = 'lmm';

/** Rights belong to whole commands: what concerns a server has one of its own, which Discord shows to who may manage the server. */
export const ADMIN_COMMAND = 'lmm-admin';
