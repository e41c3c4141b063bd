/** The field in which one was, kept while the browser is on its way to the provider and back. */
const KEY = 'field';

export function keepPlace(): void {
  const field = document.activeElement?.getAttribute('data-field');
  if (field) sessionStorage.setItem(KEY, field);
}

/** Puts the cursor back into that field, where this part of the page has it. */
export function returnToPlace(part: HTMLElement | null): void {
  const kept = sessionStorage.getItem(KEY);
  if (kept === null || !part) return;
  const field = part.querySelector<HTMLElement>(`[data-field="${CSS.escape(kept)}"]`);
  if (!field) return;
  sessionStorage.removeItem(KEY);
  field.focus();
}
