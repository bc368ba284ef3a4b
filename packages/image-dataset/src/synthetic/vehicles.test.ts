import { seededRandom } from '@scones/deterministic';
import { describe, expect, it } from 'vitest';
import { Canvas } from './canvas.ts';
import { Dice } from './dice.ts';
import { Pen, type Pose } from './pen.ts';
import { SYNTHETIC_CLASSES, VEHICLES } from './vehicles.ts';

const SIDE = 120;
const POSE: Pose = { x: SIDE / 2, y: SIDE / 2, scaleX: 40, scaleY: 40, turn: 0, perspective: 0 };
/** Lighter than anything that a vehicle is drawn with. */
const GROUND = 5;

/** Where the vehicle has coloured pixels, in its own coordinates. */
function boundsOf(name: string, seed: number, pose: Pose = POSE) {
  const canvas = new Canvas(SIDE);
  canvas.pixels.fill(GROUND);
  VEHICLES.get(name)!(new Pen(canvas, pose), new Dice(seededRandom(seed)));
  const touched = Array.from({ length: SIDE * SIDE }, (_, pixel) => pixel).filter(
    (pixel) => canvas.pixels[3 * pixel] !== GROUND,
  );
  const [columns, rows] = [touched.map((at) => at % SIDE), touched.map((at) => Math.floor(at / SIDE))];
  const own = (place: number): number => (place - SIDE / 2) / 40;
  return {
    left: own(Math.min(...columns)),
    right: own(Math.max(...columns) + 1),
    bottom: own(Math.max(...rows) + 1),
    area: touched.length,
  };
}

describe.each(SYNTHETIC_CLASSES)('a drawn %s', (name) => {
  it('fits x from −1 to 1, however the dice fall', () => {
    for (let seed = 0; seed < 30; seed++) {
      const { left, right } = boundsOf(name, seed);
      expect(left).toBeGreaterThanOrEqual(-1.1);
      expect(right).toBeLessThanOrEqual(1.1);
      expect(right - left).toBeGreaterThan(1);
    }
  });

  it('stands with its wheels on y = 0.66', () => {
    for (let seed = 0; seed < 30; seed++) expect(boundsOf(name, seed).bottom).toBeCloseTo(0.66, 1);
  });

  it('is drawn the same for the same dice, and otherwise for others', () => {
    expect(boundsOf(name, 4)).toEqual(boundsOf(name, 4));
    const areas = new Set(Array.from({ length: 10 }, (_, seed) => boundsOf(name, seed).area));
    expect(areas.size).toBeGreaterThan(3);
  });

  it('grows with its pose', () => {
    const small = boundsOf(name, 2, { ...POSE, scaleX: 20, scaleY: 20 });
    expect(boundsOf(name, 2).area / small.area).toBeGreaterThan(2.5);
    expect(boundsOf(name, 2).area / small.area).toBeLessThan(5);
  });
});
