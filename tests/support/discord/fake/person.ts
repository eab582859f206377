/** Person: what a user can do and see: type commands, press buttons, choose options, submit modals and write messages. */
import {
  type APIApplicationCommandOptionChoice,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  GatewayDispatchEvents,
  InteractionType,
} from 'discord.js';
import type { Gateway } from './gateway.ts';
import {
  type ActorOptions,
  autocomplete,
  type ChosenMessage,
  type MessageOptions,
  messageCommand,
  messageCreate,
  modalSubmit,
  press,
  slashCommand,
  type TypedCommand,
} from './payloads.ts';
import { type Interaction, type Message, type World, waitFor } from './world.ts';

type Modal = APIModalInteractionResponseCallbackData;

export interface Person {
  /** Types a slash command; resolves with the visible messages once the bot is no longer thinking. */
  readonly type: (typed: TypedCommand) => Promise<readonly Message[]>;
  /** Types a slash command without waiting for the answer. */
  readonly send: (typed: TypedCommand) => Interaction;
  /** Chooses a command in the menu of a message that someone else wrote, without waiting for the answer. */
  readonly chooseFor: (name: string, message: ChosenMessage) => Interaction;
  /** Types into an option; resolves with the completions. */
  readonly complete: (typed: TypedCommand & { readonly focused: string }) => Promise<readonly APIApplicationCommandOptionChoice[]>;
  /** Presses the button or chooses the select option with this label, without waiting for the answer. */
  readonly press: (message: Message, label: string, actor?: ActorOptions) => Interaction;
  /** The modal that an interaction opens. */
  readonly modalOf: (interaction: Interaction) => Promise<Modal>;
  /** Submits a modal with a value for the first field, or with values by field name, without waiting for the answer. */
  readonly submit: (modal: Modal, values: string | Readonly<Record<string, string>>, actor?: ActorOptions) => Interaction;
  /** Writes a message without waiting for the answer; returns its id. */
  readonly write: (content: string, options?: MessageOptions) => string;
  /** Sends any other interaction. */
  readonly interact: (kind: Pick<Interaction, 'type'> & Partial<Interaction>, payload: (interaction: Interaction) => object) => Interaction;
  /** The messages that answered an interaction and were not deleted. */
  readonly messagesOf: (interaction: Interaction) => readonly Message[];
  /** The replies to a message, once there are this many. */
  readonly repliesTo: (message: string, count?: number) => Promise<readonly Message[]>;
}

export function createPerson(world: World, gateway: Gateway): Person {
  const messagesOf = ({ messages }: Interaction) => world.messages.filter(({ id }) => messages.includes(id));
  const interact: Person['interact'] = (kind, payload) => {
    const id = world.nextId();
    const token = `interaction.${id}`;
    const interaction = { ...{ id, token, channel: world.channelId, created: world.now(), acknowledged: false, messages: [] }, ...kind };
    const event = payload(interaction);
    world.interactions.push(interaction);
    gateway.dispatch(GatewayDispatchEvents.InteractionCreate, event);
    return interaction;
  };
  const inChannel = ({ channel }: ActorOptions) => (channel === undefined ? {} : { channel });
  const send = (typed: TypedCommand) =>
    interact({ type: InteractionType.ApplicationCommand, ...inChannel(typed) }, (interaction) => slashCommand(world, interaction, typed));
  return {
    send,
    interact,
    messagesOf,
    chooseFor: (name, message) =>
      interact({ type: InteractionType.ApplicationCommand, ...inChannel(message) }, (one) => messageCommand(world, one, name, message)),
    type: (typed) => {
      const interaction = send(typed);
      return waitFor(world, () => {
        const messages = messagesOf(interaction);
        return messages.some(({ loading }) => !loading) && messages;
      });
    },
    complete: (typed) => {
      const kind = { type: InteractionType.ApplicationCommandAutocomplete, ...inChannel(typed) };
      const interaction = interact(kind, (one) => autocomplete(world, one, typed));
      return waitFor(world, () => interaction.choices);
    },
    press: (message, label, actor = {}) => {
      const kind = { type: InteractionType.MessageComponent, channel: message.channel, pressed: message.id };
      return interact(kind, (interaction) => press(world, interaction, message, { ...find(message, label), ...actor }));
    },
    modalOf: (interaction) => waitFor(world, () => interaction.modal),
    submit: (modal, values, actor = {}) => {
      const kind = { type: InteractionType.ModalSubmit, ...inChannel(actor) };
      return interact(kind, (interaction) => modalSubmit(world, interaction, filledIn(modal, values), actor));
    },
    write: (content, options = {}) => {
      const message = messageCreate(world, content, options);
      gateway.dispatch(GatewayDispatchEvents.MessageCreate, message);
      return message.id;
    },
    repliesTo: (id, count = 1) =>
      waitFor(world, () => {
        const replies = world.messages.filter(({ reference }) => reference === id);
        return replies.length >= count && replies;
      }),
  };
}

/** The labels of all buttons and select options of a message. */
export const labelsOf = ({ components }: Pick<Message, 'components'>): string[] =>
  components.flatMap((row) =>
    row.components.flatMap((component) => {
      if (component.type === ComponentType.Button && 'label' in component) return component.label ?? '';
      return component.type === ComponentType.StringSelect ? component.options.map(({ label }) => label) : [];
    }),
  );

function find({ components }: Message, label: string): { customId: string; values?: string[] } {
  for (const component of components.flatMap((row) => row.components)) {
    if (component.type === ComponentType.Button && 'custom_id' in component && component.label === label)
      return { customId: component.custom_id };
    const option = component.type === ComponentType.StringSelect ? component.options.find((one) => one.label === label) : undefined;
    if (option !== undefined && 'custom_id' in component) return { customId: component.custom_id, values: [option.value] };
  }
  throw new Error(`nothing is labelled ${label}; there are: ${labelsOf({ components }).join(', ')}`);
}

type Component = Extract<Modal['components'][number], { component: unknown }>['component'];

/** The modal as a client submits it: values by field name, or one text for the first field. */
function filledIn({ custom_id, components }: Modal, values: string | Readonly<Record<string, string>>) {
  const fields = components.map((part) => {
    if (part.type !== ComponentType.Label) throw new Error('a field must be inside a label');
    return part.component;
  });
  const texts = typeof values === 'string' ? { [fields[0]?.custom_id ?? '']: values } : values;
  return { custom_id, components: fields.map((field) => filled(field, texts[field.custom_id] ?? '')) };
}

function filled(component: Component, text: string) {
  const { type, custom_id } = component;
  if (text === '' && (!('required' in component) || component.required !== false)) throw new Error(`${custom_id} is required`);
  return { type: ComponentType.Label, id: 1, component: { type, custom_id, id: 2, ...answerOf(component, text) } };
}

const MENUS: readonly ComponentType[] = [
  ...[ComponentType.StringSelect, ComponentType.ChannelSelect, ComponentType.RoleSelect, ComponentType.CheckboxGroup],
];

/** Several choices of a menu are separated by commas. */
function answerOf(component: Component, text: string): { readonly value?: string | null; readonly values?: readonly string[] } {
  const chosen = text === '' ? [] : text.split(',');
  const offered = 'options' in component ? component.options?.map(({ value }) => value) : undefined;
  if (chosen.some((value) => offered?.includes(value) === false)) throw new Error(`${component.custom_id} has no such choice: ${text}`);
  if (component.type === ComponentType.RadioGroup) return { value: chosen[0] ?? null };
  if (MENUS.includes(component.type)) return { values: chosen };
  if (component.type !== ComponentType.TextInput) throw new Error('a field takes a text or a choice');
  if (text.length > (component.max_length ?? 4000)) throw new Error('the text is too long for the field');
  return { value: text };
}
