import axe, { type Result } from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds that keeps somebody from using the page. */
export async function hindrances(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate<Result[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  );
  return results
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

/**
 * What a page of a narrow window hides: a text or a button that reaches beyond the window and can't be scrolled to. The
 * page itself scrolls up and down alone; a table or a text of its own width may scroll within itself.
 */
export async function cutOff(page: Page): Promise<string[]> {
  return await page.evaluate<string[]>(`(() => {
    const wide = document.documentElement.scrollWidth;
    const found = wide > innerWidth ? ['the page is ' + wide + ' pixels wide'] : [];
    const scrolls = (element) => {
      for (let above = element; above; above = above.parentElement) {
        const { overflowX, position } = getComputedStyle(above);
        if (overflowX === 'auto' || overflowX === 'scroll') return true;
        if (position === 'absolute' && getComputedStyle(above).clip !== 'auto') return true;
      }
      return false;
    };
    for (const element of document.querySelectorAll('main :is(a, button, h1, h2, h3, p, dt, dd, label, svg text)')) {
      const { left, right, width, height } = element.getBoundingClientRect();
      // Cloudscape measures copies far away from the window.
      if (right < -1000 || width < 2 || height < 2 || (left >= -1 && right <= innerWidth + 1)) continue;
      if (element.checkVisibility({ visibilityProperty: true }) && !element.closest('.react-flow') && !scrolls(element))
        found.push(element.tagName + ' ' + element.textContent.slice(0, 60) + ' ' + Math.round(left) + '–' + Math.round(right));
    }
    return found;
  })()`);
}
