/** What a popup may ask about the QR codes on its page. */
import type { Mark } from './from-page';

export interface FoundFromUi {
  /** Whether the structure of the page speaks of a QR code to scan. Takes no picture. */
  hasHint(args: { askId: string }): boolean;
  /** Draws lines around codes of the ask's page; `marks` empty takes them away. */
  outline(args: { askId: string; marks: readonly Mark[] }): void;
  /** Opens the scan window for what was read of the ask's page already. */
  openFound(args: { askId: string; texts: readonly string[] }): void;
}
