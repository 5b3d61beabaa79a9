/** The palette, read from the style sheet: every pair of colours that carries a meaning has the contrast it needs. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const sheet = readFileSync('components/tokens.css', 'utf8');

/** The `:root` blocks in the order of the sheet: light, dark, more contrast, more contrast in the dark. */
const [light = {}, dark = {}, strong = {}, strongDark = {}] = [...sheet.matchAll(/:root \{([^}]*)\}/g)].map(
  ([, body]) =>
    Object.fromEntries(
      [...(body ?? '').matchAll(/--([\w-]+): (#[0-9a-f]+);/g)].map(([, name, value]) => [name, value]),
    ),
);
const THEMES: Record<string, Record<string, string>> = {
  light,
  dark: { ...light, ...dark },
  'light with more contrast': { ...light, ...strong },
  'dark with more contrast': { ...light, ...dark, ...strong, ...strongDark },
};

const TEXT = [
  ...['ink', 'ink-2', 'ink-3', 'warn', 'bad', 'accent'].flatMap((ink) => [
    [ink, 'paper'],
    [ink, 'raised'],
  ]),
  ...['ink', 'ink-2', 'ink-3', 'bad'].map((ink) => [ink, 'sunk']),
  ...['ink', 'ink-2', 'warn'].map((ink) => [ink, 'accent-soft']),
  ['ink', 'sunk-over'],
  ['accent-ink', 'accent'],
  ['accent-ink', 'accent-over'],
  ['ok', 'ok-soft'],
  ['warn', 'warn-soft'],
  ['bad', 'bad-soft'],
  ['paper', 'ink'],
  ['toast-link', 'ink'],
] as [string, string][];

/** Borders and rings that mean something. */
const SHAPES = [
  ['edge', 'paper'],
  ['edge', 'raised'],
  ['accent', 'track'],
  ['warn', 'track'],
  ['ok', 'track'],
] as [string, string][];

describe.each(Object.entries(THEMES))('%s', (_, colours) => {
  test.each(TEXT)('%s can be read on %s', (ink, ground) => {
    expect(contrast(colours[ink], colours[ground])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(SHAPES)('%s stands out from %s', (shape, ground) => {
    expect(contrast(colours[shape], colours[ground])).toBeGreaterThanOrEqual(3);
  });
});

test.each(['24292f', 'b4530a', '0a6ba8', '5b6b1f', '0d6e6e', 'a03a5e', '6a45b0', '3a7229', 'b0413a', '4a5560'])(
  'white can be read on the tile #%s',
  (hue) => {
    expect(readFileSync('components/Who.module.css', 'utf8')).toContain(`#${hue}`);
    expect(contrast('#fff', `#${hue}`)).toBeGreaterThanOrEqual(4.5);
  },
);

/** WCAG 2.2, relative luminance. */
function contrast(one: string | undefined, other: string | undefined): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour = ''): number {
  const short = /^#(.)(.)(.)$/.exec(colour);
  const hex =
    short === null
      ? colour.slice(1)
      : short
          .slice(1)
          .map((digit) => digit + digit)
          .join('');
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
