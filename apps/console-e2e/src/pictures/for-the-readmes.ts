import type { Page } from 'playwright-core';
import type { Picture } from './take-picture.ts';

const LOOK = { width: 1280, height: 1000, scheme: 'light' } as const;

/** What the READMEs show: an execution, a training job and the endpoint, the newest of each. */
export const FOR_THE_READMES: readonly Picture[] = [
  {
    name: 'execution',
    path: '/machines',
    look: { ...LOOK, height: 1190 },
    async arrive(page) {
      await page.getByRole('link', { name: /ClassifyPicture/ }).click();
      const passed = page.getByRole('row').filter({ hasText: 'Succeeded' }).first();
      await passed.getByRole('link').click();
      await page.getByRole('heading', { name: 'Graph view' }).waitFor();
      await page.locator('.machine-graph .react-flow__node').first().waitFor();
    },
  },
  {
    name: 'training',
    path: '/training',
    look: LOOK,
    async arrive(page) {
      await openFirst(page, '/training/');
      await page.getByRole('heading', { name: 'Steps' }).waitFor();
    },
  },
  {
    name: 'endpoint',
    path: '/endpoints',
    look: { ...LOOK, height: 1160 },
    async arrive(page) {
      await openFirst(page, '/endpoints/');
      await page.getByRole('heading', { name: 'Confidence over time' }).waitFor();
      await page.getByText('Drift', { exact: true }).first().waitFor();
    },
  },
];

/** Follows the first link of a list. */
async function openFirst(page: Page, below: string): Promise<void> {
  await page.locator(`main a[href*="${below}"]`).first().click();
}
