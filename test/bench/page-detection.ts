/**
 * What it costs to find the field on a large page: 50,000 nodes, 500 inputs and
 * one that takes a code. Everything counts that our scripts do there until the
 * offer stands beside the field: noticing it, the page script on its way in, and
 * what it reads and decides once a person presses into the field.
 */
import { pause } from '../support/wait.ts';
import { attributedTime, trace } from './attribution.ts';
import { evaluate } from './browser.ts';
import { type Visitor, visit } from './page-visits.ts';
import { CODE_FIELD, type Pages } from './pages.ts';
import { atMost, type Line } from './report.ts';
import { median, pairedRatio } from './statistics.ts';

const WARM_UP = 1;
const ROUNDS = 7;

/** For the watcher to notice the field, the background to wake and the page script to come. */
const ARRIVE = 1_500;
/** For the offer to come, and to settle. */
const OFFER = 800;

/** What stands in the top layer of the page. */
const OFFERED = "document.querySelector(':popover-open') !== null";

/** Milliseconds of our scripts in the page, by visitor. */
export async function measureDetection(ours: Visitor, observer: Visitor, pages: Pages): Promise<Line> {
  const costs = { ours: [] as number[], observer: [] as number[] };
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    for (const name of round % 2 === 0 ? (['ours', 'observer'] as const) : (['observer', 'ours'] as const)) {
      const { cost, isOffered } = await costOfPress(name === 'ours' ? ours : observer, pages.url('asking'));
      if (isOffered !== (name === 'ours')) throw new Error('The offer is not where it should be.');
      if (round >= WARM_UP) costs[name].push(cost);
    }
  }
  return {
    name: 'a code field among 500 inputs, found and offered',
    floor: 'observer',
    ...pairedRatio(costs.ours, costs.observer),
    goal: atMost(4),
    detail: `${median(costs.ours).toFixed(2)} ms : ${median(costs.observer).toFixed(2)} ms`,
  };
}

async function costOfPress(visitor: Visitor, url: string): Promise<{ cost: number; isOffered: boolean }> {
  const events = await trace(visitor.browser, async () => {
    await visit(visitor, url, ARRIVE);
    await press(visitor);
    await pause(OFFER);
  });
  return { cost: attributedTime(events), isOffered: await evaluate<boolean>(visitor.tab, OFFERED) };
}

/** As a mouse does it. */
async function press({ tab }: Visitor): Promise<void> {
  const at = { x: CODE_FIELD.left + CODE_FIELD.width / 2, y: CODE_FIELD.top + CODE_FIELD.height / 2 };
  await tab.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...at });
  for (const type of ['mousePressed', 'mouseReleased'] as const) {
    await tab.send('Input.dispatchMouseEvent', { type, ...at, button: 'left', clickCount: 1 });
  }
}
