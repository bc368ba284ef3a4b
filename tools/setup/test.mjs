/** `npm test`: sets up what is missing, runs every check on Node 24, and says how many tests ran and why others did not. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { summaryOf } from './test-summary.mjs';
import { install, node24, run, workspaceFolder } from './workspace.mjs';

const reports = join(workspaceFolder, 'reports/tests');

await install();
// The reports come from Nx's cache or from the run itself, so that each one that exists afterwards is current.
rmSync(reports, { recursive: true, force: true });
// Not the script in `.bin`, which is a shell script on Windows.
const nx = join(workspaceFolder, 'node_modules/nx/dist/bin/nx.js');
const code = await run(
  [node24()],
  [nx, 'run-many', '--target=lint,typecheck,test,build', ...process.argv.slice(2)],
);
tellCounts();
process.exit(code);

function tellCounts() {
  // There is no folder where no test ran, as when only one target was asked for.
  if (!existsSync(reports)) return;
  const files = readdirSync(reports, { recursive: true }).filter((file) => file.endsWith('.json'));
  const parsed = files.map((file) => readJson(join(reports, file)));
  console.log(summaryOf(parsed, readJson(join(import.meta.dirname, 'test-needs.json'))).join('\n'));
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
