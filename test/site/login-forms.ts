/** How the login forms differ: the markup of each way to ask for a code, and what people call it. */
import { type Html, html } from './html.ts';
import { errorNote } from './layout.ts';
import type { LoginForm } from './logbook.ts';

interface FormTexts {
  /** Finishes "The … let you in". */
  readonly name: string;
  readonly hint: string;
}

export const FORM_TEXTS: Readonly<Record<LoginForm, FormTexts>> = {
  single: { name: 'single field', hint: 'One field, marked up the way the standard asks' },
  six: { name: 'six boxes', hint: 'A box per digit, held together by a script' },
  iframe: { name: 'field in a frame', hint: 'The form is a document of its own, from the same site' },
  spa: { name: 'single-page app', hint: 'The field appears late, and a script owns its value' },
  plain: { name: 'unmarked field', hint: 'A text field with a label, and no other help' },
};

export const LOGIN_FORMS: readonly LoginForm[] = ['single', 'six', 'iframe', 'spa', 'plain'];

/** One field by the book. Also on Elsewhere, with its own `action`. */
export function singleForm(action: string, error: string | null): Html {
  return html`<form method="post" action="${action}">
<label for="code">Authentication code</label>
<input class="code" id="code" name="code" type="text" inputmode="numeric" pattern="[0-9]*" maxlength="6"
  autocomplete="one-time-code" required autofocus ${invalid(error)}>
${errorNote(error)}
<button type="submit">Verify</button>
</form>`;
}

/** The boxes have no names; `six-boxes.js` collects them into the hidden field. */
export function sixForm(action: string, error: string | null): Html {
  const boxes = [1, 2, 3, 4, 5, 6].map(
    (place) => html`<input type="text" inputmode="numeric" maxlength="1" aria-label="Digit ${place} of 6"
  autocomplete="${place === 1 ? 'one-time-code' : 'off'}">`,
  );
  return html`<form method="post" action="${action}" data-six-boxes>
<fieldset class="boxes"><legend>Enter the 6-digit code</legend><div>${boxes}</div></fieldset>
<input type="hidden" name="code">
${errorNote(error)}
<button type="submit">Verify</button>
</form>`;
}

/** What a site looks like that never heard of `autocomplete`. */
export function plainForm(action: string, error: string | null): Html {
  return html`<form method="post" action="${action}">
<label for="field-2">Authentication code</label>
<input id="field-2" type="text" name="code" ${invalid(error)}>
${errorNote(error)}
<button type="submit">Continue</button>
</form>`;
}

/** Goes into the framed document; the answer replaces the whole page. */
export function framedForm(action: string): Html {
  return html`<form method="post" action="${action}" target="_top">
<label for="otp">One-time code</label>
<input class="code" id="otp" name="code" type="text" inputmode="numeric" maxlength="6" autocomplete="one-time-code" required>
<button type="submit">Verify</button>
</form>`;
}

function invalid(error: string | null): Html | null {
  return error === null ? null : html`aria-invalid="true" aria-describedby="error"`;
}
