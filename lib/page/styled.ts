/**
 * Styles of what we draw into pages, set inline and important from script: a
 * page's policy cannot forbid it and its style sheets cannot override it.
 */

export function setStyle(element: ElementCSSInlineStyle, name: string, value: string): void {
  element.style.setProperty(name, value, 'important');
}

export function styled<E extends HTMLElement>(element: E, style: string): E {
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':');
    setStyle(element, declaration.slice(0, colon), declaration.slice(colon + 1));
  }
  return element;
}
