import './docs.css';

/** Hides the examples in other languages than the one that is chosen, which the browser remembers. */
const KEPT = 'docs-language';
const languages = { '': '全部', sh: 'Shell', ts: 'TypeScript', python: 'Python' };

function choose(language: string): void {
  localStorage.setItem(KEPT, language);
  for (const button of document.querySelectorAll<HTMLButtonElement>('#languages button'))
    button.setAttribute('aria-pressed', String(button.value === language));
  for (const example of document.querySelectorAll<HTMLElement>('figure[data-language]'))
    example.hidden = language !== '' && example.dataset.language !== language;
}

for (const [value, name] of Object.entries(languages)) {
  const button = document.createElement('button');
  Object.assign(button, { type: 'button', value, textContent: name });
  button.addEventListener('click', () => choose(value));
  document.getElementById('languages')?.append(button);
}
choose(localStorage.getItem(KEPT) ?? '');

/** The operations are read only when somebody looks at them: what shows them is larger than everything else here. */
let asked = false;

function show(): void {
  const isReference = /^#(reference$|\/)/.test(location.hash);
  for (const [id, visible] of [['guides', !isReference] as const, ['reference', isReference] as const]) {
    const part = document.getElementById(id);
    if (part) part.hidden = !visible;
  }
  if (!isReference) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  else if (!asked) {
    asked = true;
    void import('./reference.ts').then(({ showOperations }) => showOperations());
  }
}
addEventListener('hashchange', show);
show();
