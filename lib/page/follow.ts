/**
 * Whether the code of a new account is sent. Put into a frame just before the
 * code is written there, because some pages send it with its last digit. Learns
 * nothing of the account; says that something was sent, never what.
 */
import { formOf } from './field';
import { touchedElement } from './touched';
import { BUTTONS, closest } from './tree';
import { isDrawn } from './visible';
import { filledLast } from './world';

/** Whoever takes longer has gone to do something else. */
const WATCH_MS = 10 * 60_000;
const LOOK_MS = 500;
/** A page that sends by itself does so at once. */
const AT_ONCE_MS = 5_000;

/** What buttons say that send nothing, in the languages of `lib/detect/foreign.ts`. */
const LEAVES =
  /cancel|clos|back|later|skip|copy|show|abbrech|zurück|schlie|spät|annul|fermer|retour|plus tard|volver|atrás|cerrar|chiud|indietro|fechar|voltar|sluit|terug|avbryt|tillbaka|stäng|annuller|luk|tilbage|peruuta|takaisin|sulje|anuluj|wstecz|zamknij|zruš|zpět|mégse|vissza|anul|înapoi|отмен|назад|закры|скасув|закри|iptal|geri|kapat|ακύρ|πίσω|キャンセル|戻る|閉じる|取消|返回|关闭|關閉|취소|뒤로|닫기|إلغاء|رجوع|إغلاق|ביטול|חזרה|סגור|रद्द|वापस|hủy|quay lại|batal|kembali|ยกเลิก|กลับ|^\W*$/i;

interface Watch {
  /** Since when nothing but the fields was touched. */
  since: number;
  isTouched: boolean;
  isSent: boolean;
}

/** Calls `sent` each time something is sent, until `signal` or the fields' end. */
export function followSending(sent: (isSure: boolean) => void, over: AbortController): void {
  const watch: Watch = { since: performance.now(), isTouched: false, isSent: false };
  const { signal } = over;
  const listen = <K extends keyof WindowEventMap>(type: K, react: (event: WindowEventMap[K]) => void): void =>
    window.addEventListener(type, react, { capture: true, passive: true, signal });
  const send = (): void => {
    watch.isSent = true;
    sent(true);
  };
  const leave = (): void => {
    over.abort();
    if (!watch.isSent) sent(!watch.isTouched && performance.now() - watch.since < AT_ONCE_MS);
  };

  listen('input', ({ target }) => {
    if (isFilled(target)) Object.assign(watch, { since: performance.now(), isTouched: false, isSent: false });
  });
  listen('submit', ({ target }) => {
    if (filledLast().some((field) => formOf(field) === target)) send();
  });
  listen('keydown', (event) => {
    if (event.isTrusted && event.key === 'Enter' && isFilled(touchedElement(event))) send();
  });
  listen('click', (event) => {
    if (!event.isTrusted) return;
    const pressed = touchedElement(event);
    if (isFilled(pressed)) return;
    if (isSender(pressed)) send();
    else watch.isTouched = true;
  });
  listen('pagehide', leave);
  const looking = setInterval(() => {
    if (filledLast().length > 0 && !filledLast().some(isThere)) leave();
  }, LOOK_MS);
  const ending = setTimeout(() => over.abort(), WATCH_MS);
  signal.addEventListener('abort', () => {
    clearInterval(looking);
    clearTimeout(ending);
  });
}

function isFilled(element: unknown): boolean {
  return filledLast().some((field) => field === element);
}

function isThere(field: HTMLElement): boolean {
  return field.isConnected && isDrawn(field);
}

/** A button of the fields' form, or after the fields where they have none, that does not say it leads away. */
function isSender(pressed: Element | null): boolean {
  const button = pressed === null ? null : closest(pressed, BUTTONS.join());
  const [field] = filledLast();
  if (button === null || field === undefined || LEAVES.test(wordsOf(button))) return false;
  const form = formOf(field);
  if (form !== null)
    return Node.prototype.contains.call(form, button) || (button as Partial<HTMLButtonElement>).form === form;
  return (field.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

function wordsOf(button: Element): string {
  const value = button instanceof HTMLInputElement ? button.value : '';
  return `${value} ${button.ariaLabel ?? ''} ${button.textContent.slice(0, 200)}`.trim();
}
