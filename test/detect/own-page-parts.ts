/** The parts that our own pages are put together from. */

export function titled(title: string, body: string): string {
  return `<title>${title}</title><body><h1>${title}</h1>${body}`;
}

export function form(fields: string, button: string): string {
  return `<form>${fields}<button>${button}</button></form>`;
}

/** A row of inputs that are drawn like boxes. */
export function boxRow(count: number, attributes = 'maxlength="1"'): string {
  return `<input ${attributes} style="width:40px;height:44px">`.repeat(count);
}
