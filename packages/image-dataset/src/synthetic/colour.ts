import type { Dice } from './dice.ts';

/** Red, green and blue in [0, 1]. */
export type Colour = readonly [number, number, number];

export const BLACK: Colour = [0.05, 0.05, 0.06];
export const WHITE: Colour = [0.96, 0.96, 0.95];

export function mix(from: Colour, to: Colour, share: number): Colour {
  const blend = (a: number, b: number): number => a + (b - a) * share;
  return [blend(from[0], to[0]), blend(from[1], to[1]), blend(from[2], to[2])];
}

export const darker = (colour: Colour, share: number): Colour => mix(colour, BLACK, share);
export const lighter = (colour: Colour, share: number): Colour => mix(colour, WHITE, share);

export function grey(dice: Dice, low: number, high: number): Colour {
  const value = dice.between(low, high);
  return [value, value, Math.min(value * dice.between(0.97, 1.06), 1)];
}

/** Hue in turns, saturation and value in [0, 1]. */
export function fromHsv(hue: number, saturation: number, value: number): Colour {
  const channel = (offset: number): number => {
    const k = (offset + hue * 6) % 6;
    return value - value * saturation * Math.max(0, Math.min(k, 4 - k, 1));
  };
  return [channel(5), channel(3), channel(1)];
}

/** Vehicles of every class are painted alike, so that a colour tells nothing. */
export function vehiclePaint(dice: Dice): Colour {
  if (dice.chance(0.25)) return grey(dice, 0.06, 0.95);
  return fromHsv(dice.random.float(), dice.between(0.55, 0.95), dice.between(0.35, 0.95));
}
