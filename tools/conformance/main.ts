/** Makes `docs/conformance.md` from the recordings of AWS; with `--check` it only says whether that is up to date. */
import { fail, writePage } from '../made-page.ts';
import { render } from './render.ts';
import { findLack, score } from './score.ts';

const lack = await findLack();
if (lack === undefined) writePage('conformance.md', render(await score()), 'tools/conformance/main.ts');
else fail(`${lack} docs/conformance.md stays as it is.`);
