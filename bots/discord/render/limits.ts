/** Limits: the sizes that Discord documents, each with a link to its page. */

/** https://discord.com/developers/docs/resources/message#create-message */
export const MAX_CONTENT = 2000;
export const MAX_EMBEDS = 10;
/** https://discord.com/developers/docs/resources/message#embed-object-embed-limits */
export const MAX_TITLE = 256;
export const MAX_DESCRIPTION = 4096;
export const MAX_EMBED_FIELDS = 25;
export const MAX_EMBED_FIELD_NAME = 256;
export const MAX_EMBED_FIELD_VALUE = 1024;
/** The characters of all embeds of one message together: titles, descriptions, fields, footers and authors. */
export const MAX_EMBED_TOTAL = 6000;
/** Discord refuses longer addresses anywhere in an embed; masked links follow the same limit here. */
export const MAX_URL = 2048;

/** https://discord.com/developers/docs/components/reference#anatomy-of-a-component */
export const MAX_CUSTOM_ID = 100;
/** https://discord.com/developers/docs/components/reference#legacy-message-component-behavior */
export const MAX_ACTION_ROWS = 5;
/** https://discord.com/developers/docs/components/reference#action-row */
export const MAX_BUTTONS = 5;
/** https://discord.com/developers/docs/components/reference#button-button-structure */
export const MAX_BUTTON_LABEL = 80;
export const MAX_BUTTON_URL = 512;
/** https://discord.com/developers/docs/components/reference#string-select-string-select-structure */
export const MAX_SELECT_OPTIONS = 25;
export const MAX_PLACEHOLDER = 150;
/** The label, the description and the value of each option of a select. */
export const MAX_SELECT_TEXT = 100;

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal */
export const MAX_MODAL_TITLE = 45;
export const MAX_MODAL_COMPONENTS = 5;
/** https://discord.com/developers/docs/components/reference#label-label-structure */
export const MAX_FIELD_LABEL = 45;
export const MAX_FIELD_DESCRIPTION = 100;
/** https://discord.com/developers/docs/components/reference#text-input-text-input-structure */
export const MAX_FIELD_TEXT = 4000;

/** https://discord.com/developers/docs/components/reference#checkbox-group and #radio-group */
export const MAX_GROUP_OPTIONS = 10;
export const MIN_RADIO_OPTIONS = 2;

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object */
export const MAX_OPTIONS = 25;
export const MAX_CHOICES = 25;
/** The name and the value of a choice, declared or offered by autocompletion. */
export const MAX_CHOICE = 100;
export const MAX_COMMAND_DESCRIPTION = 100;
/** The highest max_length that an option may declare. */
export const MAX_OPTION_TEXT = 6000;
export const MAX_COMMAND_SIZE = 8000;
/** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming */
export const COMMAND_NAME_PATTERN = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
/** Of commands in the menus of messages and users, which may have spaces and capitals. */
export const MAX_MESSAGE_COMMAND_NAME = 32;
