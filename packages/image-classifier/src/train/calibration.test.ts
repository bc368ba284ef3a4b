import { seededRandom } from '@scones/deterministic';
import { describe, expect, it } from 'vitest';
import { fitSharpness } from './calibration.ts';

/**
 * Answers that are right as often as their logits say, with the logits divided by `modesty`, as a network that is too
 * modest gives them.
 */
function answers(modesty: number) {
  const random = seededRandom(4);
  return Array.from({ length: 4_000 }, () => {
    const logit = 6 * random.float() - 3;
    const label = random.float() < 1 / (1 + Math.exp(-logit)) ? 0 : 1;
    const said = 1 / (1 + Math.exp(-logit / modesty));
    return { probabilities: [said, 1 - said], label };
  });
}

describe('fitSharpness', () => {
  it.each([1, 2, 0.5])('finds how much too modest the answers are: %d', (modesty) => {
    expect(fitSharpness(answers(modesty)) / modesty).toBeCloseTo(1, 1);
  });

  it('stays within bounds when every answer is right', () => {
    const certain = Array.from({ length: 1000 }, () => ({ probabilities: [0.6, 0.4], label: 0 }));
    expect(fitSharpness(certain)).toBeLessThanOrEqual(8);
  });

  it('believes six right answers less than six hundred', () => {
    const right = (count: number) =>
      Array.from({ length: count }, () => ({ probabilities: [0.8, 0.2], label: 0 }));
    expect(fitSharpness(right(6))).toBeLessThan(2.5);
    expect(fitSharpness(right(600))).toBeGreaterThan(4);
  });
});
