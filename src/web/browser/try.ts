/** The try page: sends what the visitor does, and puts the answer of the server in its place. */

interface Answer {
  readonly panes?: Readonly<Record<string, string>>;
  readonly behind?: string;
  readonly completions?: readonly { readonly label: string; readonly value: string }[];
  readonly error?: string;
}

const byId = <Kind extends HTMLElement>(id: string) => document.getElementById(id) as Kind | null;
const form = byId<HTMLFormElement>('ask');
const input = form?.querySelector('input');
const problem = byId('problem');
const behind = byId('behind');
const isFresh = byId<HTMLInputElement>('fresh');

const dark = matchMedia('(prefers-color-scheme: dark)');
const showTheme = () => {
  document.documentElement.dataset['theme'] = dark.matches ? 'dark' : 'light';
};
showTheme();
dark.addEventListener('change', showTheme);

const COMPLETE_AFTER_MS = 200;
let timer: ReturnType<typeof setTimeout> | undefined;

async function send(body: object): Promise<Answer | undefined> {
  const response = await fetch('/try/api', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  const answer: Answer = isJson ? await response.json() : { error: await response.text() };
  return answer;
}

async function run(body: object): Promise<void> {
  // What was typed is sent, or no longer there.
  clearTimeout(timer);
  document.body.setAttribute('aria-busy', 'true');
  const answer = await send(body).catch(() => ({ error: 'The server can’t be reached. Check the network, and try again.' }) as Answer);
  document.body.removeAttribute('aria-busy');
  if (problem !== null) {
    problem.textContent = answer?.error ?? '';
    problem.hidden = answer?.error === undefined;
  }
  // Made by the server, from text that it has escaped.
  const isHome = 'do' in body && body.do === 'home';
  for (const [id, markup] of Object.entries(answer?.panes ?? {})) showPane(id, markup, isHome);
  if (behind !== null && answer?.behind !== undefined) {
    const chosen = behind.querySelector('[aria-selected="true"]')?.id;
    behind.innerHTML = answer.behind;
    choose(chosen ?? 'tab-payload');
  }
}

function showPane(id: string, markup: string, fromTop = false): void {
  const pane = byId(id);
  if (pane === null) return;
  pane.innerHTML = markup;
  // A new message can be longer than the pane: its beginning is what to read first.
  const last = [...pane.querySelectorAll<HTMLElement>('.message, form.form, .app-home')].at(-1);
  if (last !== undefined) pane.scrollTop = fromTop ? 0 : Math.max(0, last.offsetTop - pane.offsetTop - 40);
}

const platformOf = (element: Element): string => element.closest('.messages')?.id ?? '';

/** What was asked, the newest last; arrow keys go through it. */
const asked: string[] = [];
let position = 0;

function ask(text: string): void {
  if (text.trim() === '') return;
  asked.push(text);
  position = asked.length;
  void run({ do: 'ask', text, ...(isFresh?.checked === true ? { fresh: true } : {}) });
  history.replaceState(null, '', `/try?${new URLSearchParams({ q: text })}`);
  if (isFresh !== null) isFresh.checked = false;
}

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  ask(input?.value ?? '');
  if (input != null) input.value = '';
});

input?.addEventListener('keydown', (event) => {
  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
  // The browser's own list of completions has the arrow keys while something is typed.
  if (input.value !== '' && input.value !== asked[position]) return;
  position = Math.min(asked.length, Math.max(0, position + (event.key === 'ArrowUp' ? -1 : 1)));
  input.value = asked[position] ?? '';
  event.preventDefault();
});

/** Asks for completions once the visitor pauses. */
function complete(field: HTMLInputElement, list: HTMLElement | null, body: object): void {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    const typed = field.value;
    const answer = await send(body).catch(() => undefined);
    if (field.value !== typed || list === null) return;
    list.replaceChildren(
      ...(answer?.completions ?? []).map(({ label, value }) => Object.assign(document.createElement('option'), { value, label })),
    );
  }, COMPLETE_AFTER_MS);
}

input?.addEventListener('input', () => {
  if (input.value.startsWith('/lmm ')) complete(input, byId('completions'), { do: 'complete', text: input.value });
});

document.addEventListener('click', (event) => {
  const target = event.target as Element;
  const chip = target.closest<HTMLAnchorElement>('a.chip[href^="/try?"]');
  if (chip !== null && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    return ask(new URL(chip.href).searchParams.get('q') ?? '');
  }
  const wanted = target.closest<HTMLElement>('[data-do]')?.dataset['do'];
  if (wanted !== undefined) return void run({ do: wanted });
  const tab = target.closest('[role="tab"]');
  if (tab !== null) return choose(tab.id);
  if (target.closest('[data-close]') !== null) return void run({ do: 'close', on: platformOf(target) });
  const pressed = target.closest<HTMLElement>('button[data-press]');
  if (pressed !== null) press(pressed, pressed.dataset['value']);
});

function press(element: HTMLElement, value: string | undefined): void {
  const message = element.closest<HTMLElement>('[data-message]')?.dataset['message'];
  const action = element.dataset['press'];
  if (message !== undefined) void run({ do: 'press', on: platformOf(element), message, action, ...(value === undefined ? {} : { value }) });
}

document.addEventListener('change', (event) => {
  const target = event.target as HTMLElement;
  if (target.id === 'narrow') document.querySelector('.panes')?.classList.toggle('narrow', (target as HTMLInputElement).checked);
  if (target.matches('select[data-press]') && (target as HTMLSelectElement).value !== '')
    press(target, (target as HTMLSelectElement).value);
});

document.addEventListener('input', (event) => {
  const field = event.target as HTMLInputElement;
  if (field.dataset['complete'] === undefined) return;
  complete(field, byId(`list-${field.dataset['complete']}`), { do: 'complete', field: field.dataset['complete'], text: field.value });
});

document.addEventListener('submit', (event) => {
  const sent = event.target as HTMLFormElement;
  if (sent.matches('.ask-box')) {
    event.preventDefault();
    const value = String(new FormData(sent).get('value') ?? '');
    return void run({ do: 'press', on: platformOf(sent), message: 'home', action: sent.dataset['type'], value });
  }
  if (sent.dataset['form'] === undefined) return;
  event.preventDefault();
  const data = new FormData(sent);
  const values = Object.fromEntries([...new Set(data.keys())].map((name) => [name, data.getAll(name).join(',')]));
  void run({ do: 'submit', on: platformOf(sent), form: sent.dataset['form'], values });
});

function choose(id: string): void {
  for (const tab of document.querySelectorAll('[role="tab"]')) {
    tab.setAttribute('aria-selected', String(tab.id === id));
    const panel = byId(tab.getAttribute('aria-controls') ?? '');
    if (panel !== null) panel.hidden = tab.id !== id;
  }
}

// What needs this script is hidden without it.
for (const hidden of document.querySelectorAll<HTMLElement>('.chips [hidden], .options[hidden]')) hidden.hidden = false;
choose('tab-payload');
for (const pane of document.querySelectorAll('.panes .messages')) showPane(pane.id, pane.innerHTML);
