import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documentedAnswer, GRAMMAR } from './documented-answer.ts';

const CLASSES = ['bicycle', 'motorcycle'];

describe('the answer for a picture', () => {
  it.each([
    ['bicycle-confident.png', [0.97, 0.03]],
    ['motorcycle-confident.jpg', [0.03, 0.97]],
    ['bicycle-doubtful.jpeg', [0.62, 0.38]],
    ['motorcycle-doubtful-0.55.png', [0.45, 0.55]],
    ['bicycle-confident-1.png', [1, 0]],
    ['motorcycle-doubtful-0.5.png', [0.5, 0.5]],
  ])('%s is %j', (name, probabilities) => {
    expect(documentedAnswer(name, CLASSES)).toEqual({ probabilities });
  });

  it('shares what is left among the other classes', () => {
    expect(
      documentedAnswer('delivery-van-doubtful-0.4.png', ['bicycle', 'delivery-van', 'motorcycle']),
    ).toEqual({
      probabilities: [0.3, 0.4, 0.3],
    });
  });

  it('is the one that the README documents', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const documented = [...readme.matchAll(/^\| `([\w.-]+)` +\| `(\[.*\])` +\|$/gm)];
    expect(documented.length).toBeGreaterThan(2);
    for (const [, name, answer] of documented)
      expect(documentedAnswer(name!, CLASSES)).toEqual({ probabilities: JSON.parse(answer!) });
    expect(readme).toContain(GRAMMAR);
  });
});

describe('a name is refused', () => {
  it.each([
    ['that is of another form', 'bicycle_s_000030.png', GRAMMAR],
    ['of another kind of file', 'bicycle-confident.gif', GRAMMAR],
    ['of an unknown class', 'tricycle-confident.png', 'bicycle, motorcycle'],
    ['whose class would not be the likeliest', 'bicycle-doubtful-0.4.png', 'from 0.5 to 1'],
    ['with more than certainty', 'bicycle-confident-1.5.png', 'from 0.5 to 1'],
  ])('%s', (_what, name, words) => {
    expect(documentedAnswer(name, CLASSES)).toEqual({ refusal: expect.stringContaining(words) });
  });
});
