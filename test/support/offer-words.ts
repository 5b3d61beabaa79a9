/** What the offer says, read as a screen reader does: it is closed to the page and to us, and open to the browser's own tree. */
import type { Page } from 'playwright';

export interface OfferWords {
  /** The button's name; `null` where there is none. */
  readonly button: string | null;
  /** What was announced last. */
  readonly status: string;
}

interface AxNode {
  readonly nodeId: string;
  readonly role?: { readonly value?: string };
  readonly name?: { readonly value?: string };
  readonly childIds?: readonly string[];
}

const OURS = /Countersign|Filling|Too many tries/;

export async function readOfferWords(page: Page): Promise<OfferWords> {
  const session = await page.context().newCDPSession(page);
  try {
    const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: readonly AxNode[] };
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const textOf = (node: AxNode): string =>
      node.role?.value === 'StaticText'
        ? (node.name?.value ?? '')
        : (node.childIds ?? []).map((id) => textOf(byId.get(id) ?? { nodeId: id })).join('');
    const names = nodes.filter(({ role }) => role?.value === 'button').map(({ name }) => name?.value ?? '');
    const said = nodes.filter(({ role }) => role?.value === 'status').map(textOf);
    return {
      button: names.find((name) => OURS.test(name)) ?? null,
      status: said.find((text) => OURS.test(text)) ?? '',
    };
  } finally {
    await session.detach();
  }
}
