/**
 * One page of the extension on the screen, driven as a person drives it: what
 * is visible is read, the mouse and the keyboard act. The toolbar popup is one,
 * so is a window the extension opened; the same verbs for both browsers.
 *
 * Elements are named by what a screen reader would say, so a test that passes
 * has also shown that the element has a role and a name.
 */

/** An element by role and accessible name (exact, or a pattern), or by a CSS selector where it has no name. */
export type Target = string | { readonly role: string; readonly name: string | RegExp };

export interface View {
  isOpen(): boolean | Promise<boolean>;
  /** All text a person can read, as laid out. */
  text(): Promise<string>;
  /** Resolves with the text once it contains `wanted`. */
  waitForText(wanted: string | RegExp, timeout?: number): Promise<string>;
  isVisible(target: Target): Promise<boolean>;
  /** Waits until the element is visible. */
  waitFor(target: Target, timeout?: number): Promise<void>;
  /** Waits until no such element is visible. */
  waitUntilGone(target: Target, timeout?: number): Promise<void>;
  /** Waits for the element, moves the mouse there and clicks; a click that closes the view is fine. */
  click(target: Target): Promise<void>;
  /** Replaces what a field holds by typing. */
  fill(target: Target, text: string): Promise<void>;
  /** Types into whatever has the focus. */
  type(text: string): Promise<void>;
  /** Presses one key or chord for whatever has the focus: `Enter`, `Escape`, `Control+a`. */
  press(chord: string): Promise<void>;
  value(target: Target): Promise<string>;
  screenshot(path: string): Promise<void>;
  waitUntilClosed(timeout?: number): Promise<void>;
  close(): Promise<void>;
}

export function nameOf(target: Target): string {
  return typeof target === 'string' ? target : `${target.role} "${target.name}"`;
}

export function button(name: string | RegExp) {
  return { role: 'button', name } as const;
}
