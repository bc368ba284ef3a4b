import { seededRandom } from '@scones/deterministic';
import { describe, expect, it } from 'vitest';
import { type Answer, fitSharpness } from './calibration.ts';

/**
 * Answers that are right as often as their logits say, with the logits divided by `modesty`, as a network that is too
 * modest gives them.
 */
function answers(modesty: number): Answer[] {
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
    expect(fitSharpness([{ probabilities: [1, 0], label: 0 }])).toBeLessThanOrEqual(8);
  });
});
