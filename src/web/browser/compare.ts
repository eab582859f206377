/** Completes the names in the form that picks two models, as they are typed. */

const QUERY =
  'query PageComplete($text: String!) { complete(text: $text, kinds: [MODEL, MODEL_CLASS], first: 8) { label entity { slug } } }';

interface Completion {
  readonly label: string;
}

for (const input of document.querySelectorAll<HTMLInputElement>('form.pick input[list]')) completeIn(input);

function completeIn(input: HTMLInputElement): void {
  const list = input.list;
  let last = '';
  input.addEventListener('input', () => {
    const text = input.value.trim();
    if (list === null || text === '' || text === last) return;
    last = text;
    complete(text).then(
      (found) => text === last && list.replaceChildren(...found.map(({ label }) => new Option(label, label))),
      // The form finds names without completing them.
      () => list.replaceChildren(),
    );
  });
}

async function complete(text: string): Promise<readonly Completion[]> {
  const body = JSON.stringify({ query: QUERY, variables: { text } });
  const response = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const { data } = (await response.json()) as { readonly data?: { readonly complete?: readonly Completion[] } };
  return data?.complete ?? [];
}
