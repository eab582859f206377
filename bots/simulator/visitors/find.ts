/** Finds what a visitor means on their screen: nothing that isn't there can be pressed or sent. */
import { SimulatorError } from '../simulator-error.ts';
import type { OpenForm, Screen, ShownMessage } from './visitor.ts';

/** Stands for the App Home where a message is named. */
export const HOME = 'home';

export function findMessage(screen: Screen, id: string): ShownMessage {
  const found = id === HOME ? homeOf(screen) : screen.messages.find((message) => message.id === id && message.by === 'bot');
  if (found === undefined)
    throw new SimulatorError(409, 'This message is gone: a workspace here lasts an hour and keeps the last 30 messages. Ask again.');
  return found;
}

const homeOf = ({ home }: Screen): ShownMessage | undefined => home && { id: HOME, by: 'bot', isPrivate: true, body: home };

/** A form is sent once. */
export function takeForm(screen: Screen, id: string): OpenForm {
  const { form } = screen;
  if (form?.id !== id) throw new SimulatorError(409, 'This form is gone: it was sent, or its hour is over. Ask again to open it.');
  screen.form = undefined;
  return form;
}

type Part = Readonly<Record<string, unknown>>;

/** The element with this id, if it has this value or takes what is typed. */
export function findPressed(
  body: Part,
  idName: 'action_id' | 'custom_id',
  { action, value }: { action: string; value?: string | undefined },
): Part {
  const element = partsOf(body).find((part) => part[idName] === action);
  if (element === undefined) throw new SimulatorError(404, `The message has no button or menu "${action}". Press one that it shows.`);
  const offered = partsOf(element).flatMap((part) => (typeof part['value'] === 'string' ? [part['value']] : []));
  if (value !== undefined && element['type'] !== 'plain_text_input' && !offered.includes(value))
    throw new SimulatorError(400, 'The menu does not offer this value. Choose one that it shows.');
  return element;
}

/** A value and all objects within it. */
function partsOf(value: unknown): readonly Part[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Part, ...Object.values(value).flatMap(partsOf)];
}
