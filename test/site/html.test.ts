/** The HTML tag: what is escaped, and what is not. */
import { expect, test } from 'vitest';
import { html, textOf } from './html.ts';

test('text is escaped for element and attribute alike', () => {
  expect(textOf(html`<b title="${`"'`}">${'<i>&'}</b>`)).toBe('<b title="&quot;&#39;">&lt;i&gt;&amp;</b>');
});

test('markup of the tag is kept, also in lists', () => {
  expect(textOf(html`<ul>${['a', '<'].map((text) => html`<li>${text}</li>`)}</ul>`)).toBe(
    '<ul><li>a</li><li>&lt;</li></ul>',
  );
});

test('null is nothing and a number is itself', () => {
  expect(textOf(html`${null}${0}`)).toBe('0');
});
