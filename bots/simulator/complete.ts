/** Completions: what Discord offers while a command is typed, and Slack in the menus of a form. */
import { randomUUID } from 'node:crypto';
import { type Command, hasCompletions } from '../core/contract/command.ts';
import { decodeValue } from '../slack/render/button-value.ts';
import { inTurn } from './act.ts';
import { autocomplete } from './discord/payloads.ts';
import type { Engine } from './engine.ts';
import { SimulatorError } from './simulator-error.ts';
import { suggestion } from './slack/payloads.ts';
import type { Turn, Visitor } from './visitors/visitor.ts';

export interface TypedCompletion {
  readonly label: string;
  /** What the text becomes, or the value of the field. */
  readonly value: string;
}

const MAX_COMPLETIONS = 25;

const turnOf = (visitor: Visitor, platform: Turn['platform']): Turn => ({ visitor, platform, calls: [], operations: [], ms: 0 });

/** For a typed command: its name first, then the values of the option that is being typed. */
export async function completeCommand(engine: Engine, visitor: Visitor, text: string): Promise<readonly TypedCompletion[]> {
  const [, prefix = '', rest = ''] = /^(\/lmm(?:-admin)?\s+)(.*)$/s.exec(text) ?? [];
  if (prefix === '') return [];
  const { commands } = engine.contexts.discord;
  const command = commands.find(({ name }) => rest.startsWith(`${name} `));
  if (command === undefined) {
    const named = commands.filter(({ name }) => name.startsWith(rest.toLowerCase()));
    return named
      .slice(0, MAX_COMPLETIONS)
      .map(({ name, description }) => ({ label: `${name}: ${description}`, value: `${prefix}${name} ` }));
  }
  const typed = focusIn(command, rest.slice(command.name.length + 1));
  if (typed === undefined) return [];
  const head = `${prefix}${command.name} ${typed.before}`;
  const choices = await choicesOf(engine, visitor, command, typed);
  return choices.map(({ name, value }) => ({ label: name, value: `${head}${/\s/.test(value) ? `"${value}"` : value}` }));
}

interface Focus {
  readonly option: string;
  readonly text: string;
  /** What stands before the text that is completed. */
  readonly before: string;
}

/** `name:text` at the end, or all of the text for the first option that completes. */
function focusIn({ options }: Command, text: string): Focus | undefined {
  const [, before = '', name = '', value = ''] = /^(.*?\s)?(\w+):(\S*)$/s.exec(text) ?? [];
  const named = options[name];
  if (named !== undefined && hasCompletions(named)) return { option: name, text: value, before: `${before}${name}:` };
  const [first] = Object.entries(options).find(([, option]) => hasCompletions(option)) ?? [];
  return first === undefined ? undefined : { option: first, text, before: '' };
}

async function choicesOf({ gateway, server, clock, ...engine }: Engine, visitor: Visitor, { name }: Command, { option, text }: Focus) {
  const token = randomUUID();
  const typed = { command: name, options: { [option]: text }, types: {} };
  server.begin(token, undefined);
  await inTurn({ gateway, server, clock, ...engine }, turnOf(visitor, 'discord'), () =>
    gateway.dispatch({ t: 'INTERACTION_CREATE', d: autocomplete({ visitor, token, now: clock.now() }, typed) }),
  );
  return server.end(token);
}

interface SlackOptions {
  readonly options?: readonly { readonly text: { readonly text: string }; readonly value: string }[];
}

export async function completeField(engine: Engine, visitor: Visitor, field: string, text: string): Promise<readonly TypedCompletion[]> {
  const { form } = visitor.slack;
  if (form === undefined) throw new SimulatorError(409, 'The form is gone. Ask again to open it.');
  const payload = suggestion({ visitor, id: randomUUID() }, form, field, text);
  const answer = await inTurn(engine, turnOf(visitor, 'slack'), () => engine.deliver(payload));
  return ((answer as SlackOptions | undefined)?.options ?? []).map((option) => ({
    label: option.text.text,
    value: decodeValue(option.value),
  }));
}
