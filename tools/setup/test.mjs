/** `npm test`: sets up what is missing, runs every check on Node 24, and says how many tests ran. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { install, node24, run, workspaceFolder } from './workspace.mjs';

const reports = join(workspaceFolder, 'reports/tests');

await install();
// The reports come back from Nx's cache or from the run itself: whatever is there afterwards is of now.
rmSync(reports, { recursive: true, force: true });
// Not the one of `.bin`, which is a shell's script on Windows.
const nx = join(workspaceFolder, 'node_modules/nx/dist/bin/nx.js');
const code = await run(
  [node24()],
  [nx, 'run-many', '--target=lint,typecheck,test,build', ...process.argv.slice(2)],
);
tellCounts();
process.exit(code);

function tellCounts() {
  const files = readdirSync(reports, { recursive: true })
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(reports, file), 'utf8')));
  const sum = (key) => files.reduce((total, file) => total + file[key], 0);
  console.log(
    `${sum('numPassedTests')} tests passed, ${sum('numFailedTests')} failed, ${sum('numPendingTests')} skipped, in ${files.length} projects.`,
  );
}
