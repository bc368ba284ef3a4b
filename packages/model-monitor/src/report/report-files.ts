import type { Quality } from '../quality/quality-schema.ts';

const PAGE = 'index.html';
const QUALITY = 'quality.json';

/** The names of the files that `--report` writes. */
export const REPORT_FILES: readonly string[] = [PAGE, QUALITY];

/** The files of a report's folder by their names: the page, and the measures where there are any. */
export function reportFiles(page: string, quality: Quality | undefined): Record<string, string> {
  return { [PAGE]: page, ...(quality && { [QUALITY]: `${JSON.stringify(quality, null, 2)}\n` }) };
}
