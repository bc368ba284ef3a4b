/** `npm start`: sets up what is missing, then runs the main job on Node 24. */
import { buildConsole, install, node24, run } from './workspace.mjs';

await install();
// The job takes longer than this build, and its emulator serves the console as soon as it is built.
const building = buildConsole();
const code = await run([node24()], ['apps/main-job/src/main.ts', ...process.argv.slice(2)]);
building.end();
process.exit(code);
