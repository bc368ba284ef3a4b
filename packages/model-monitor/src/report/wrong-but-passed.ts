import type { Quality, SetQuality, ThresholdTarget } from '../quality/quality-schema.ts';
import { renderGallery } from './gallery.ts';
import { html, type Html } from './html.ts';
import { shareRange, shareText } from './number-words.ts';
import { card } from './page.ts';
import { mistakesOf, type TestAnswer } from './test-answer.ts';

export interface Judgement {
  readonly classes: readonly string[];
  readonly threshold: number;
  readonly quality: Quality;
  /** Of every test picture. */
  readonly answers: readonly TestAnswer[];
}

/** The worst of all that a model can do: to be sure and wrong. It stands first on a page. */
export function renderWrongButPassed({ classes, threshold, quality, answers }: Judgement): Html {
  const { test, target } = quality;
  const { passed, wrongButPassed, accuracyAmongPassed } = test;
  const mistakes = mistakesOf(answers, threshold).passed;
  const right =
    passed === 0 ? '' : `, ${shareText(accuracyAmongPassed)} are right (${shareRange(accuracyAmongPassed)})`;
  const note = `Of ${passed} of ${test.pictures} test pictures that reach ${threshold}${right}`;
  return card(
    '',
    `Wrong but passed: ${wrongButPassed}`,
    note,
    html`${target !== null && html`<p class="words">${describeTarget(target, test)}</p>`}
    ${
      mistakes.length === 0
        ? html`<p class="quiet">${describeNone(quality)}</p>`
        : renderGallery(mistakes, { classes, threshold })
    }`,
  );
}

/** None seen is not none there. */
function describeNone({ test: { passed, accuracyAmongPassed } }: Quality): string {
  if (passed === 0)
    return 'No test picture reached the threshold, so that nothing is known of those that do.';
  const most = 1 - (accuracyAmongPassed.low ?? 0);
  return `None of these ${passed} is wrong. So few pictures show no more than that fewer than ${(100 * most).toFixed(1)} % of such are.`;
}

function describeTarget(
  { accuracy, threshold, pictures, passed, right }: ThresholdTarget,
  test: SetQuality,
): string {
  return (
    `The threshold of ${threshold} was chosen on ${pictures} validation pictures, so that ${(100 * accuracy).toFixed(1)} % of ` +
    `what passes be right: there ${passed} pass and ${right} of those are right. On the test pictures, which it was ` +
    `not chosen on, ${test.passed} pass and ${test.passed - test.wrongButPassed} of those are right: ` +
    `${shareText(test.accuracyAmongPassed)} (${shareRange(test.accuracyAmongPassed)}).`
  );
}
