/** The ask box of the home page: fetches the answer into its place instead of loading the whole page again. */

const form = document.querySelector<HTMLFormElement>('form.ask');
const region = document.querySelector<HTMLElement>('#answer');
let running: AbortController | undefined;

if (form !== null && region !== null) listen(form, region);

function listen(box: HTMLFormElement, answer: HTMLElement): void {
  const input = box.querySelector<HTMLInputElement>('input[name="q"]');
  if (input === null) return;
  const ask = (question: string) => {
    input.value = question;
    const url = `/?${new URLSearchParams({ q: question })}`;
    show(url, answer).then(
      () => history.pushState(null, '', url),
      // The page itself shows the answer, or why there is none.
      (error: unknown) => isAbort(error) || location.assign(url),
    );
  };
  box.addEventListener('submit', (event) => {
    event.preventDefault();
    if (input.value.trim() !== '') ask(input.value.trim());
  });
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('main a.chip');
    const question = link?.pathname === '/' ? new URL(link.href).searchParams.get('q') : null;
    if (question === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    ask(question);
  });
  window.addEventListener('popstate', () => location.reload());
}

async function show(url: string, answer: HTMLElement): Promise<void> {
  running?.abort();
  running = new AbortController();
  answer.setAttribute('aria-busy', 'true');
  const response = await fetch(url, { headers: { accept: 'text/html' }, signal: running.signal });
  if (!response.ok) throw new Error(`The page answered ${response.status}.`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  answer.replaceChildren(...(page.querySelector('#answer')?.childNodes ?? []));
  answer.removeAttribute('aria-busy');
  document.title = page.title;
}

const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';
